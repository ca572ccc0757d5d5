/**
 * The record as pages for people.
 *
 * <p>A page is laid out by a template of Qute from a view: a value in which all that needs a thought has been put into words.
 * Views are functions of what they are given and are tested by themselves; only the resources know Quarkus. The scripts in
 * {@code META-INF/resources/page} bring what is live; without them every page can still be read.
 */
@NullMarked
package dev.consilience.service.publish.page;

import org.jspecify.annotations.NullMarked;
