/**
 * Reconciliation: from the claims that speak to a question to the curated answer.
 *
 * <p>{@link dev.consilience.reconcile.Placement#of} says which questions a claim speaks to, and
 * {@link dev.consilience.reconcile.Reconciler#reconcile} answers one of them. Both are functions of their arguments
 * alone: the same claims give the same answer, in whatever order they came.
 */
@NullMarked
package dev.consilience.reconcile;

import org.jspecify.annotations.NullMarked;
