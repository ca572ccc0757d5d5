/**
 * The reconcile service: claims in, answered propositions out.
 *
 * <p>{@link dev.consilience.service.reconcile.ReconcileTopology} is the whole of it; what an answer is, is decided in
 * {@link dev.consilience.reconcile}.
 */
@NullMarked
package dev.consilience.service.reconcile;

import org.jspecify.annotations.NullMarked;
