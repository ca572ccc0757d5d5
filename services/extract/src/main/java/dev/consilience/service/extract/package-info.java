/**
 * The extract service: articles in, claims out.
 *
 * <p>{@link dev.consilience.service.extract.ExtractTopology} is the whole of it; how claims are found in a text is
 * decided in the extraction module.
 */
@NullMarked
package dev.consilience.service.extract;

import org.jspecify.annotations.NullMarked;
