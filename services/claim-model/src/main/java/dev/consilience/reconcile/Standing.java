package dev.consilience.reconcile;

import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;

/**
 * What weight a claim may have: the first standing that any claim on a proposition has decides the answer, the others
 * are shown and counted apart.
 */
public enum Standing {
    /** Asserted by an article that reports its own research. */
    PRIMARY,
    /** Asserted by an article that reports on the research of others. */
    SECONDARY,
    /** Hedged, by whomever. */
    HEDGED;

    /** The standing of a claim. */
    public static Standing of(Claim claim) {
        if (claim.certainty() == Certainty.HEDGED) {
            return HEDGED;
        }
        if (claim.sourceKind().reportsOwnResearch()) {
            return PRIMARY;
        }
        return SECONDARY;
    }
}
