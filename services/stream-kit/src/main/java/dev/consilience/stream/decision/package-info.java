/**
 * Curators' decisions onto their topics and from there.
 *
 * <p>{@link dev.consilience.stream.decision.DecisionWriter} writes one, or takes one back;
 * {@link dev.consilience.stream.decision.DecisionReader} reads all that stand.
 */
@NullMarked
package dev.consilience.stream.decision;

import org.jspecify.annotations.NullMarked;
