/**
 * Decisions: what curators say of claims and of verdicts, and what it amounts to.
 *
 * <p>{@link dev.consilience.decision.Decision#judgementOf} says what the decisions on one claim amount to. It is a
 * function of the set of decisions that stand: in whatever order they came, and whatever was taken back meanwhile.
 */
@NullMarked
package dev.consilience.decision;

import org.jspecify.annotations.NullMarked;
