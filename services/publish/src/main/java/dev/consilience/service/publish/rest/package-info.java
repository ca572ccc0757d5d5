/** The curated record over HTTP: claims, their evidence, conflicts, and a feed of changes. */
@NullMarked
package dev.consilience.service.publish.rest;

import org.jspecify.annotations.NullMarked;
