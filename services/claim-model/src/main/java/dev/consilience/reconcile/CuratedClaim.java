package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import java.util.List;
import java.util.Optional;

/**
 * The reconciled answer to a proposition.
 *
 * @param proposition the question
 * @param verdict what the evidence amounts to
 * @param direction the side that most studies stand on; on a tie the first in the order of {@link Direction}
 * @param statement the answer as a sentence
 * @param decidedBy the standing of the claims that decide
 * @param beliefs by direction, over the deciding claims, in the order of {@link Direction}
 * @param asides evidence of other standings than that which decides, which is shown and does not decide
 * @param balance the deciding studies by the year in which they were first heard of, the earliest first; at most
 *     {@value Reconciler#MOST_YEARS} entries
 * @param grade how certain the evidence for {@code direction} is
 * @param priors the name of the priors that the beliefs used
 * @param counts all evidence, deciding or not
 * @param stratifications the deciding evidence divided by context; where the verdict is
 *     {@link Verdict#CONTEXT_DEPENDENT} the first is what separates, and those of the others that separate too are its
 *     rivals
 * @param evidence a bounded selection of placements from all sides, the same for the same evidence
 * @param firstDate the earliest date of publication among the evidence, or empty
 * @param lastDate the latest, or empty
 */
public record CuratedClaim(
        Proposition proposition,
        Verdict verdict,
        Direction direction,
        String statement,
        Standing decidedBy,
        List<Belief> beliefs,
        List<Aside> asides,
        List<YearBalance> balance,
        Grade grade,
        String priors,
        Counts counts,
        List<Stratification> stratifications,
        List<Placement> evidence,
        String firstDate,
        String lastDate) {

    /**
     * How much evidence there is.
     *
     * @param claims all claims
     * @param articles the articles that make them
     * @param studies independent studies among those that report their own research and assert what they found
     * @param secondary asserted claims from articles that report on the research of others
     * @param hedged hedged claims
     * @param rejected claims that a curator rejected, which count nowhere else
     */
    public record Counts(int claims, int articles, int studies, int secondary, int hedged, int rejected) {}

    public CuratedClaim {
        beliefs = List.copyOf(beliefs);
        asides = List.copyOf(asides);
        balance = List.copyOf(balance);
        stratifications = List.copyOf(stratifications);
        evidence = List.copyOf(evidence);
    }

    /** What separates those who differ, where something does. */
    public Optional<Stratification> explanation() {
        if (verdict != Verdict.CONTEXT_DEPENDENT) {
            return Optional.empty();
        }
        return stratifications.stream().findFirst();
    }
}
