/**
 * Claims: what one article asserts that an agent does to an outcome, in which context, in which words.
 *
 * <p>A {@link dev.consilience.claim.Claim} is complete in itself: it carries the lineage of its agent and of its
 * outcome, as the vocabulary stood when it was taken, so that nothing downstream needs the vocabulary. What curators make of it is a {@link dev.consilience.claim.Judgement} beside it.
 */
@NullMarked
package dev.consilience.claim;

import org.jspecify.annotations.NullMarked;
