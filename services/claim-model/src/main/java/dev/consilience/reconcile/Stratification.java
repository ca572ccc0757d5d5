package dev.consilience.reconcile;

import java.util.List;

/**
 * The evidence on a proposition divided by one context variable, and how well that divides those who differ.
 *
 * <p>The unit of counting is the vote: one study, one value, one direction. {@code agreeing / covered} is how purely the
 * variable divides, {@code covered / votes} on how much of the evidence.
 *
 * @param variable its name, for example {@code stimulus}
 * @param ground on what ground it is said to separate the sides; {@link ExplanationGround#NONE} for a mere candidate
 * @param agreeing votes that agree with the leading direction of their value
 * @param covered votes for which a value is recorded
 * @param votes all votes
 * @param contrasts studies that state a contrast: two claims in one sentence that differ in direction and in this
 *     variable, and in nothing else that is recorded of both; or in one article, where no study is against another
 * @param concords studies that report the same direction for two values or more, and state no contrast
 * @param chance the probability, for this variable alone, that studies dealt to the values at random would divide at
 *     least as purely, rounded to six decimals; see {@link ExactTest}
 * @param tested how many studies were so dealt: those that have one value and one direction
 * @param testedAgreeing how many of these agree with the leading direction of their value
 * @param strata by value, those with the most studies first; the smallest beyond the bound are left out
 */
public record Stratification(
        String variable,
        ExplanationGround ground,
        int agreeing,
        int covered,
        int votes,
        int contrasts,
        int concords,
        double chance,
        int tested,
        int testedAgreeing,
        List<Stratum> strata) {

    public Stratification {
        if (agreeing > covered || covered > votes) {
            throw new IllegalArgumentException("Of " + votes + " votes on " + variable + ", " + covered
                    + " cannot be covered and " + agreeing + " of these agree");
        }
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("The chance for " + variable + " is no probability: " + chance);
        }
        strata = List.copyOf(strata);
    }

    /** Whether the variable is said to separate those who differ. */
    public boolean separates() {
        return ground != ExplanationGround.NONE;
    }
}
