package dev.consilience.reconcile;

import java.util.List;
import java.util.Optional;

/**
 * The evidence on a proposition divided by one context variable, and how well that divides those who differ.
 *
 * <p>The unit of counting is the vote: one study, one value, one direction. {@code agreeing / covered} is how purely the
 * variable divides, {@code covered / votes} on how much of the evidence.
 *
 * @param variable its name, for example {@code stimulus}
 * @param separates whether directions differ between values and, nearly, never within one
 * @param agreeing votes that agree with the leading direction of their value
 * @param covered votes for which a value is recorded
 * @param votes all votes
 * @param contrasts pairs of votes within one study that differ in direction and in this variable, and in nothing else
 *     that is recorded of both
 * @param chance the probability that votes dealt to the values at random would divide at least as purely,
 *     rounded to six decimals; absent where there are too many votes to compute it exactly
 * @param strata by value, those with the most studies first; the smallest beyond the bound are left out
 */
public record Stratification(
        String variable,
        boolean separates,
        int agreeing,
        int covered,
        int votes,
        int contrasts,
        Optional<Double> chance,
        List<Stratum> strata) {

    public Stratification {
        strata = List.copyOf(strata);
    }
}
