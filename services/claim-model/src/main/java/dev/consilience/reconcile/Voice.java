package dev.consilience.reconcile;

import dev.consilience.article.StudyKind;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.VariableTable.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What one study adds to the answer of a proposition: each side once, each value of each context variable once, however many
 * of its claims say so.
 *
 * <p>A study is heard by at most {@value #MOST_HEARD} claims for each side, the first in the order of
 * {@link Finding#HEARD_FIRST}. That is far more than papers state, and keeps a study that ten thousand news reports repeat
 * as cheap as one that nobody noticed.
 *
 * @param totals the studies counted; no claims and no articles
 * @param strata the studies counted by value; no claims
 * @param groups whose research is heard on which side
 */
record Voice(Totals totals, SortedMap<StratumKey, Cell> strata, Set<GroupKey> groups) {

    /** How many claims of a study are heard for each side. */
    static final int MOST_HEARD = 16;

    /** A group that is heard on a side, in a class. */
    record GroupKey(Side side, EvidenceClass evidenceClass, String group) implements Comparable<GroupKey> {
        private static final Comparator<GroupKey> ORDER = Comparator.comparing(GroupKey::side)
                .thenComparing(GroupKey::evidenceClass)
                .thenComparing(GroupKey::group);

        @Override
        public int compareTo(GroupKey other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The voice of a study.
     *
     * @param heard its claims that are heard, in any order
     */
    static Voice of(Collection<Finding> heard) {
        List<Finding> ordered = heard.stream().sorted(Finding.HEARD_FIRST).toList();
        SortedMap<Side, List<Finding>> bySide = new TreeMap<>();
        Map<Weight, List<Finding>> byWeight = new EnumMap<>(Weight.class);
        for (Finding finding : ordered) {
            bySide.computeIfAbsent(finding.side(), side -> new ArrayList<>()).add(finding);
            byWeight.computeIfAbsent(finding.weight(), weight -> new ArrayList<>())
                    .add(finding);
        }
        SortedMap<Side, SideTotals> sides = new TreeMap<>();
        SortedMap<Standing, Integer> standings = new TreeMap<>();
        Set<GroupKey> groups = new TreeSet<>();
        bySide.forEach((side, findings) -> {
            sides.put(side, side(findings));
            standings.put(side.standing(), 1);
            Finding first = findings.get(0);
            if (!first.group().isEmpty()) {
                groups.add(new GroupKey(side, first.evidenceClass(), first.group()));
            }
        });
        SortedMap<Weight, Integer> voters = new TreeMap<>();
        Map<Weight, DirectionCounts> votes = new EnumMap<>(Weight.class);
        SortedMap<Totals.VariableKey, VariableTotals> variables = new TreeMap<>();
        SortedMap<StratumKey, Cell> strata = new TreeMap<>();
        byWeight.forEach((weight, findings) -> {
            voters.put(weight, 1);
            votes.put(weight, once(directions(findings)));
            for (ContextVariable variable : ContextVariable.ALL) {
                countVariable(variable, weight, findings, variables, strata);
            }
        });
        Totals totals = new Totals(
                0, 0, Amounts.none(), new Amounts<>(standings), sides, new Amounts<>(voters), votes, variables);
        return new Voice(totals, strata, groups);
    }

    /** A study whose group is known counts one half here; the other is its group's. */
    private static SideTotals side(List<Finding> findings) {
        Finding first = findings.get(0);
        int halves = 2;
        if (!first.group().isEmpty()) {
            halves = 1;
        }
        int concerns = 0;
        if (findings.stream().anyMatch(Finding::concern)) {
            concerns = 1;
        }
        StudyKind kind = findings.stream()
                .map(Finding::studyKind)
                .filter(each -> each != StudyKind.UNKNOWN)
                .findFirst()
                .orElse(StudyKind.UNKNOWN);
        String year = findings.stream()
                .map(Finding::year)
                .filter(each -> !each.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
        return new SideTotals(
                0, 1, concerns, Amounts.of(first.evidenceClass(), halves), Amounts.of(kind, 1), Amounts.of(year, 1));
    }

    private static void countVariable(
            ContextVariable variable,
            Weight weight,
            List<Finding> findings,
            SortedMap<Totals.VariableKey, VariableTotals> variables,
            SortedMap<StratumKey, Cell> strata) {
        SortedMap<String, Set<Direction>> byValue = new TreeMap<>();
        for (Finding finding : findings) {
            String value = finding.readings().get(variable.name());
            if (value != null) {
                byValue.computeIfAbsent(value, key -> EnumSet.noneOf(Direction.class))
                        .add(finding.side().direction());
            }
        }
        if (byValue.isEmpty()) {
            return;
        }
        Set<Direction> with = EnumSet.noneOf(Direction.class);
        byValue.values().forEach(with::addAll);
        boolean alone = byValue.size() == 1 && with.size() == 1;
        Cell all = Cell.EMPTY;
        for (Map.Entry<String, Set<Direction>> entry : byValue.entrySet()) {
            DirectionCounts studies = once(entry.getValue());
            DirectionCounts single = DirectionCounts.NONE;
            if (alone) {
                single = studies;
            }
            Cell cell = new Cell(studies, DirectionCounts.NONE, single);
            strata.put(new StratumKey(weight, variable.name(), entry.getKey()), cell);
            all = all.plus(cell);
        }
        int contrasts = 0;
        int contrastsApart = 0;
        int concords = 0;
        if (anyPair(findings, (one, other) -> one.contrastsInOneSentenceWith(other, variable))) {
            contrasts = 1;
        } else if (anyPair(findings, (one, other) -> one.contrastsWith(other, variable))) {
            contrastsApart = 1;
        } else if (sharesADirection(byValue.values())) {
            concords = 1;
        }
        variables.put(
                new Totals.VariableKey(weight, variable.name()),
                new VariableTotals(all, once(with), contrasts, contrastsApart, concords));
    }

    private static boolean sharesADirection(Collection<Set<Direction>> byValue) {
        Set<Direction> seen = EnumSet.noneOf(Direction.class);
        for (Set<Direction> directions : byValue) {
            for (Direction direction : directions) {
                if (!seen.add(direction)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyPair(List<Finding> findings, BiPredicate<Finding, Finding> holds) {
        for (int first = 0; first < findings.size(); first++) {
            for (int second = first + 1; second < findings.size(); second++) {
                if (holds.test(findings.get(first), findings.get(second))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Direction> directions(List<Finding> findings) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        findings.forEach(finding -> directions.add(finding.side().direction()));
        return directions;
    }

    private static DirectionCounts once(Set<Direction> directions) {
        DirectionCounts counts = DirectionCounts.NONE;
        for (Direction direction : directions) {
            counts = counts.plus(DirectionCounts.of(direction, 1));
        }
        return counts;
    }
}
