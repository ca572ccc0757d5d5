package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which context variables separate those who differ, and which might.
 *
 * <p>A function of counts that stay small, so that its cost does not grow with the evidence.
 *
 * <h2>When a variable is named</h2>
 *
 * <p>It must be recorded for at least half of the votes for the leading direction, and for half of those against it. Its
 * values must lead in different directions; at least {@value #PURITY_PERCENT} in a hundred must agree with their value,
 * and knowing the value must take away at least {@value #EXPLAINED_PERCENT} in a hundred of the disagreement that there
 * is without it (lambda of Goodman and Kruskal, Journal of the American Statistical Association 49:732, 1954). And it must
 * do so on one of two grounds:
 *
 * <ul>
 *   <li>{@link ExplanationGround#STATED}: papers state the contrast. That so many of the papers which compare the values
 *       were misread, one in twenty being, has a probability of at most {@value #SIGNIFICANT}; and all votes divide so
 *       purely. A contrast is stated in one sentence. Where no study is against another, and all that differs differs
 *       within studies, it may be stated in several sentences of one article.
 *   <li>{@link ExplanationGround#BEYOND_CHANCE}: the probability that studies with one value and one direction would
 *       divide as purely by chance (see {@link ExactTest}), times the number of variables looked at, is at most
 *       {@value #SIGNIFICANT}; and these studies divide so purely. A variable that could not come so low, however its
 *       studies were dealt, does not count as looked at (Tarone, Biometrics 46:515, 1990).
 * </ul>
 *
 * <p>What is not named is a candidate, shown with the probability that chance alone would do as well.
 *
 * <h2>Which is the best</h2>
 *
 * <p>That which predicts the directions of independent studies best: the Bayes factor of "each value has its own rate"
 * against "all have the same" (two sides, every rate as likely as any other), so that purity, coverage and having few
 * values all count, in the measure in which they matter. Each stated contrast multiplies it by {@value
 * #STATED_WHERE_TRUE} / {@value #MISREAD}, each concord by the ratio of their complements. Where that is the same for two,
 * all votes decide in the same way, then the order of {@link ContextVariable#ALL}. The stimulus comes before the outcomes
 * that it belongs to.
 *
 * <p>A vote that says "affects" and not which way counts with the leading one of the two ways.
 */
final class Explainer {

    private static final int MOST_STRATIFICATIONS = 5;
    private static final int PURITY_PERCENT = 75;
    private static final int EXPLAINED_PERCENT = 50;
    private static final double SIGNIFICANT = 0.05;
    /** How often a contrast within a sentence is read where none is stated: cues of negation are found with an F1 of 0.955. */
    private static final double MISREAD = 0.05;
    /** How often a paper that compares two values finds them to differ, where the variable makes a difference. */
    private static final double STATED_WHERE_TRUE = 0.5;

    private static final double LOG_CONTRAST = StrictMath.log(STATED_WHERE_TRUE / MISREAD);
    private static final double LOG_CONCORD = StrictMath.log((1 - STATED_WHERE_TRUE) / (1 - MISREAD));

    private static final Comparator<VariableTable.Row> MOST_STUDIES_FIRST = Comparator.comparing(
                    (VariableTable.Row row) -> row.cell().studies().total())
            .reversed()
            .thenComparing(VariableTable.Row::value);

    private static final Comparator<Division> BEST_FIRST = Comparator.comparing(
                    (Division division) -> division.ground() == ExplanationGround.NONE)
            .thenComparing(division -> !division.looked())
            .thenComparing(Comparator.comparing(Division::weight).reversed())
            .thenComparing(Comparator.comparing(Division::weightOfVotes).reversed());

    private final Direction firm;
    private final Direction leading;

    /** Whether every study finds what most find, and some find otherwise besides: no study is against another. */
    private final boolean withinStudies;

    private Explainer(DirectionCounts sides, int studies) {
        this.firm = firm(sides);
        this.leading = folded(sides).leading();
        this.withinStudies = sides.of(sides.leading()) == studies;
    }

    /**
     * A table with what is made of it.
     *
     * @param cells votes by value, those without a way counted with the leading one
     * @param alone the same for studies with one value and one direction
     * @param votes all votes, with a value or without
     * @param looked whether it could be named: it has several values, for enough of either side
     */
    private record Division(
            VariableTable table,
            List<DirectionCounts> cells,
            List<DirectionCounts> alone,
            int votes,
            boolean looked,
            double weight,
            double weightOfVotes,
            ExplanationGround ground) {

        Division on(ExplanationGround newGround) {
            return new Division(table, cells, alone, votes, looked, weight, weightOfVotes, newGround);
        }

        /** Whether the exact test decides on it. */
        boolean undecided() {
            return ground == ExplanationGround.NONE && looked && divides(alone);
        }

        String name() {
            return table.variable().name();
        }
    }

    /**
     * The divisions worth showing, the best first, those that separate before those that do not.
     *
     * @param tables the deciding evidence by the values of each variable for which anything is recorded, in any order
     * @param sides how many studies have a claim in each direction
     * @param studies how many studies there are
     */
    static List<Stratification> explain(List<VariableTable> tables, DirectionCounts sides, int studies) {
        return new Explainer(sides, studies).explain(tables);
    }

    private List<Stratification> explain(List<VariableTable> tables) {
        List<Division> divisions = new ArrayList<>();
        for (ContextVariable variable : ContextVariable.ALL) {
            tables.stream()
                    .filter(table -> table.variable().name().equals(variable.name()))
                    .findFirst()
                    .flatMap(this::divide)
                    .ifPresent(divisions::add);
        }
        List<Division> ranked = tested(divisions).stream().sorted(BEST_FIRST).toList();
        return stimulusFirst(ranked).stream()
                .limit(MOST_STRATIFICATIONS)
                .map(this::describe)
                .toList();
    }

    /** The test is dear, and made only of those whose naming hangs on it. */
    private List<Division> tested(List<Division> divisions) {
        if (divisions.stream().noneMatch(Division::undecided)) {
            return divisions;
        }
        double significant = significant(divisions);
        List<Division> tested = new ArrayList<>();
        for (Division division : divisions) {
            if (division.undecided() && chance(division) <= significant) {
                tested.add(division.on(ExplanationGround.BEYOND_CHANCE));
            } else {
                tested.add(division);
            }
        }
        return tested;
    }

    private double chance(Division division) {
        return ExactTest.probabilityOfAgreement(sides(division.alone()));
    }

    /**
     * What the probability of chance must not exceed for a single variable, so that it does for none with probability
     * {@value #SIGNIFICANT}, where those do not count that could not come so low however their studies were dealt.
     */
    private double significant(List<Division> divisions) {
        double[] least = divisions.stream()
                .filter(Division::looked)
                .mapToDouble(division -> ExactTest.leastProbability(sides(division.alone())))
                .toArray();
        for (int tests = 1; ; tests++) {
            double single = SIGNIFICANT / tests;
            if (Arrays.stream(least).filter(each -> each <= single).count() <= tests) {
                return single;
            }
        }
    }

    private Optional<Division> divide(VariableTable table) {
        List<DirectionCounts> cells = cells(table, VariableTable.Cell::studies);
        if (cells.size() == 1 && restatesTheProposition(table.variable())) {
            return Optional.empty();
        }
        DirectionCounts covered = sum(cells);
        DirectionCounts without = folded(table.without());
        boolean covers = 2 * covered.of(leading) >= covered.of(leading) + without.of(leading)
                && 2 * against(covered) >= against(covered) + against(without);
        boolean looked = covers && cells.size() > 1;
        ExplanationGround ground = ExplanationGround.NONE;
        if (looked && stated(table) && divides(cells)) {
            ground = ExplanationGround.STATED;
        }
        List<DirectionCounts> alone = cells(table, VariableTable.Cell::alone);
        return Optional.of(new Division(
                table,
                cells,
                alone,
                covered.total() + without.total(),
                looked,
                weight(table, alone),
                weight(table, cells),
                ground));
    }

    private static DirectionCounts sum(List<DirectionCounts> cells) {
        return cells.stream().reduce(DirectionCounts.NONE, DirectionCounts::plus);
    }

    private static int agreeing(List<DirectionCounts> cells) {
        return cells.stream().mapToInt(cell -> cell.of(cell.leading())).sum();
    }

    /** Whether values lead in different directions, and do so purely enough. */
    private static boolean divides(List<DirectionCounts> cells) {
        long directions = cells.stream()
                .filter(cell -> cell.total() > 0)
                .map(DirectionCounts::leading)
                .distinct()
                .count();
        DirectionCounts all = sum(cells);
        int unexplained = all.total() - all.of(all.leading());
        int explained = agreeing(cells) - all.of(all.leading());
        return directions > 1
                && 100L * agreeing(cells) >= (long) PURITY_PERCENT * all.total()
                && 100L * explained >= (long) EXPLAINED_PERCENT * unexplained;
    }

    private int against(DirectionCounts folded) {
        return folded.total() - folded.of(leading);
    }

    private static boolean restatesTheProposition(ContextVariable variable) {
        return variable.equals(ContextVariable.AGENT) || variable.equals(ContextVariable.OUTCOME);
    }

    /** The rows and, if anything is in it, the rest, each vote on a side. */
    private List<DirectionCounts> cells(VariableTable table, Function<VariableTable.Cell, DirectionCounts> counts) {
        List<DirectionCounts> cells = new ArrayList<>();
        table.rows().forEach(row -> cells.add(folded(counts.apply(row.cell()))));
        if (table.rest().studies().total() > 0) {
            cells.add(folded(counts.apply(table.rest())));
        }
        return cells;
    }

    /** The natural logarithm of the Bayes factor, two sides by values, with what stated contrasts add. */
    private double weight(VariableTable table, List<DirectionCounts> cells) {
        double weight = 0;
        for (DirectionCounts cell : cells) {
            weight += LogFactorials.betaBinomial(cell.of(leading), against(cell));
        }
        DirectionCounts all = sum(cells);
        return weight
                - LogFactorials.betaBinomial(all.of(leading), against(all))
                + contrasts(table) * LOG_CONTRAST
                + table.concords() * LOG_CONCORD;
    }

    private int[][] sides(List<DirectionCounts> cells) {
        int[][] votes = new int[cells.size()][2];
        for (int row = 0; row < votes.length; row++) {
            votes[row][0] = cells.get(row).of(leading);
            votes[row][1] = against(cells.get(row));
        }
        return votes;
    }

    private boolean stated(VariableTable table) {
        int contrasts = contrasts(table);
        return contrasts > 0 && Binomial.atLeast(contrasts, contrasts + table.concords(), MISREAD) <= SIGNIFICANT;
    }

    /** The contrasts that count as stated. */
    private int contrasts(VariableTable table) {
        if (withinStudies) {
            return table.contrasts() + table.contrastsApart();
        }
        return table.contrasts();
    }

    /** A stimulus says as much as the outcomes that are measured by it, and says it in a word. */
    private static List<Division> stimulusFirst(List<Division> ranked) {
        List<Division> ordered = new ArrayList<>(ranked);
        for (int later = 1; later < ordered.size(); later++) {
            Division stimulus = ordered.get(later);
            for (int earlier = 0; earlier < later; earlier++) {
                Division outcome = ordered.get(earlier);
                if (outcome.name().equals(ContextVariable.OUTCOME.name())
                        && stimulus.table().variable().impliedBy(outcome.table().variable())
                        && (outcome.ground() == ExplanationGround.NONE)
                                == (stimulus.ground() == ExplanationGround.NONE)) {
                    ordered.remove(later);
                    ordered.add(earlier, stimulus);
                    return ordered;
                }
            }
        }
        return ordered;
    }

    private Stratification describe(Division division) {
        List<Stratum> strata = division.table().rows().stream()
                .sorted(MOST_STUDIES_FIRST)
                .map(Explainer::stratum)
                .toList();
        return new Stratification(
                division.name(),
                division.ground(),
                agreeing(division.cells()),
                sum(division.cells()).total(),
                division.votes(),
                contrasts(division.table()),
                division.table().concords(),
                Rounding.sixDecimals(chance(division)),
                sum(division.alone()).total(),
                agreeing(division.alone()),
                strata);
    }

    private static Stratum stratum(VariableTable.Row row) {
        DirectionCounts studies = row.cell().studies();
        List<Tally> tallies = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            if (studies.of(direction) > 0) {
                tallies.add(new Tally(
                        direction, studies.of(direction), row.cell().claims().of(direction)));
            }
        }
        return new Stratum(row.value(), studies.leading(), tallies);
    }

    /** Which of the two ways a vote without a way is counted with: the one that more studies found, if any found either. */
    private static Direction firm(DirectionCounts sides) {
        if (sides.increases() == 0 && sides.decreases() == 0) {
            return Direction.AFFECTS;
        }
        if (sides.decreases() > sides.increases()) {
            return Direction.DECREASES;
        }
        return Direction.INCREASES;
    }

    private DirectionCounts folded(DirectionCounts counts) {
        return counts.minus(DirectionCounts.of(Direction.AFFECTS, counts.affects()))
                .plus(DirectionCounts.of(firm, counts.affects()));
    }
}
