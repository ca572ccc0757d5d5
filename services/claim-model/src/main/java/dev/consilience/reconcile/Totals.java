package dev.consilience.reconcile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The evidence on a proposition, counted: all that its answer needs besides the values of context variables and the words
 * quoted. Totals add up and are taken back exactly, whatever the order, so that one more claim costs as much on a hundred
 * thousand as on ten.
 *
 * @param articles the articles that make claims
 * @param rejected claims that a curator rejected, which count nowhere else
 * @param labels how many claims call the agent and the outcome by which labels
 * @param studies the independent studies of each standing
 * @param sides the evidence on each side
 * @param voters the independent studies of each weight
 * @param votes studies by direction, for each weight: a study votes once for each direction that it reports
 * @param variables what is counted of each context variable, for each weight
 */
public record Totals(
        int articles,
        int rejected,
        Amounts<LabelPair> labels,
        Amounts<Standing> studies,
        SortedMap<Side, SideTotals> sides,
        Amounts<Weight> voters,
        Map<Weight, DirectionCounts> votes,
        SortedMap<VariableKey, VariableTotals> variables) {

    /** No evidence. */
    public static final Totals NONE = new Totals(
            0, 0, Amounts.none(), Amounts.none(), new TreeMap<>(), Amounts.none(), Map.of(), new TreeMap<>());

    /** The labels of a proposition's agent and outcome, which releases of a vocabulary may spell differently. */
    public record LabelPair(String agent, String outcome) implements Comparable<LabelPair> {
        @Override
        public int compareTo(LabelPair other) {
            int byAgent = agent.compareTo(other.agent);
            if (byAgent != 0) {
                return byAgent;
            }
            return outcome.compareTo(other.outcome);
        }
    }

    /** A context variable, by name, among the claims of one weight. */
    public record VariableKey(Weight weight, String variable) implements Comparable<VariableKey> {
        @Override
        public int compareTo(VariableKey other) {
            int byWeight = weight.compareTo(other.weight);
            if (byWeight != 0) {
                return byWeight;
            }
            return variable.compareTo(other.variable);
        }
    }

    public Totals {
        sides = withoutNothing(sides, SideTotals.NONE);
        variables = withoutNothing(variables, VariableTotals.NONE);
        EnumMap<Weight, DirectionCounts> kept = new EnumMap<>(Weight.class);
        kept.putAll(votes);
        kept.values().removeIf(DirectionCounts.NONE::equals);
        votes = Collections.unmodifiableMap(kept);
    }

    /** Claims that were rejected, and nothing else. */
    static Totals ofRejected(int claims) {
        return new Totals(
                0, claims, Amounts.none(), Amounts.none(), new TreeMap<>(), Amounts.none(), Map.of(), new TreeMap<>());
    }

    /**
     * The standing whose claims decide: the first that any claim has.
     *
     * @throws IllegalStateException if there is no claim
     */
    public Standing deciding() {
        if (sides.isEmpty()) {
            throw new IllegalStateException("Without a claim nothing is decided");
        }
        return sides.firstKey().standing();
    }

    /** These without what is counted of context variables, which a {@link Summary} has as tables. */
    Totals withoutVariables() {
        return new Totals(articles, rejected, labels, studies, sides, voters, votes, new TreeMap<>());
    }

    /** What is counted of a variable among the claims of a weight. */
    public VariableTotals variable(Weight weight, String variable) {
        return variables.getOrDefault(new VariableKey(weight, variable), VariableTotals.NONE);
    }

    /** The evidence on a side. */
    public SideTotals side(Side side) {
        return sides.getOrDefault(side, SideTotals.NONE);
    }

    /** Studies by direction among the claims of a weight. */
    public DirectionCounts votes(Weight weight) {
        return votes.getOrDefault(weight, DirectionCounts.NONE);
    }

    /** All claims that count. */
    public int claims() {
        return sides.values().stream().mapToInt(SideTotals::claims).sum();
    }

    /** The claims of a standing. */
    public int claims(Standing standing) {
        int claims = 0;
        for (Map.Entry<Side, SideTotals> entry : sides.entrySet()) {
            if (entry.getKey().standing() == standing) {
                claims += entry.getValue().claims();
            }
        }
        return claims;
    }

    /** Both together. */
    public Totals plus(Totals other) {
        return new Totals(
                articles + other.articles,
                rejected + other.rejected,
                labels.plus(other.labels),
                studies.plus(other.studies),
                merged(sides, other.sides, SideTotals::plus),
                voters.plus(other.voters),
                votes(other),
                merged(variables, other.variables, VariableTotals::plus));
    }

    /** What takes as much away as this adds. */
    public Totals negated() {
        SortedMap<Side, SideTotals> turnedSides = new TreeMap<>();
        sides.forEach((side, totals) -> turnedSides.put(side, totals.negated()));
        Map<Weight, DirectionCounts> turnedVotes = new EnumMap<>(Weight.class);
        votes.forEach((weight, counts) -> turnedVotes.put(weight, DirectionCounts.NONE.minus(counts)));
        SortedMap<VariableKey, VariableTotals> turnedVariables = new TreeMap<>();
        variables.forEach((key, totals) -> turnedVariables.put(key, totals.negated()));
        return new Totals(
                -articles,
                -rejected,
                labels.negated(),
                studies.negated(),
                turnedSides,
                voters.negated(),
                turnedVotes,
                turnedVariables);
    }

    private Map<Weight, DirectionCounts> votes(Totals other) {
        Map<Weight, DirectionCounts> sum = new EnumMap<>(Weight.class);
        sum.putAll(votes);
        other.votes.forEach((weight, counts) -> sum.merge(weight, counts, DirectionCounts::plus));
        return sum;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> merged(
            SortedMap<K, V> some, SortedMap<K, V> others, BinaryOperator<V> plus) {
        SortedMap<K, V> sum = new TreeMap<>(some);
        others.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> withoutNothing(SortedMap<K, V> all, V nothing) {
        TreeMap<K, V> kept = new TreeMap<>(all);
        kept.values().removeIf(nothing::equals);
        return Collections.unmodifiableSortedMap(kept);
    }
}
