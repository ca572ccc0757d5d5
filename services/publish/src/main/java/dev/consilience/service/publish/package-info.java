/**
 * The publish service: answered propositions in; curated claims, conflicts and changes out, on topics and over HTTP.
 *
 * <p>{@link dev.consilience.service.publish.PublishTopology} is the stream; what is served is in {@code rest}.
 */
@NullMarked
package dev.consilience.service.publish;

import org.jspecify.annotations.NullMarked;
