package dev.consilience.export;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Belief;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Stratification;
import java.util.Optional;

/** What several formats say of a curated claim. */
final class ClaimFacts {

    private ClaimFacts() {}

    /** The belief in a direction, if claims that decide have it. */
    static Optional<Belief> belief(CuratedClaim claim, Direction direction) {
        return claim.beliefs().stream()
                .filter(belief -> belief.direction() == direction)
                .findFirst();
    }

    /** The belief in a direction, weighed with what stands against it; 0 where no claim that decides has it. */
    static double weighed(CuratedClaim claim, Direction direction) {
        return belief(claim, direction).map(Belief::weighed).orElse(0.0);
    }

    /** How many of the deciding studies found a direction. */
    static int studies(CuratedClaim claim, Direction direction) {
        return belief(claim, direction).map(Belief::studies).orElse(0);
    }

    /** The context variable that separates those who differ, or an empty text. */
    static String separatedBy(CuratedClaim claim) {
        return claim.explanation().map(Stratification::variable).orElse("");
    }
}
