package dev.consilience.service.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * What became of a claim, or of what curators have ruled of it.
 *
 * @param then what stood before; absent where no claim did
 * @param now what stands; absent where no claim does
 */
record ClaimChange(@Nullable JudgedClaim then, @Nullable JudgedClaim now) {}
