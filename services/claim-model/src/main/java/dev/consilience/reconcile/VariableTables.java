package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.VariableTable.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Counts evidence into {@link VariableTable}s by looking at all of it, the slow and obvious way: the definition that any
 * quicker count must agree with.
 */
final class VariableTables {

    private VariableTables() {}

    /**
     * A table for each variable for which any claim has a value, in the order of {@link ContextVariable#ALL}.
     *
     * @param findings the deciding evidence on one proposition, in any order
     */
    static List<VariableTable> count(Collection<Finding> findings) {
        Map<StudyId, List<Finding>> byStudy = byStudy(findings);
        List<VariableTable> tables = new ArrayList<>();
        for (ContextVariable variable : ContextVariable.ALL) {
            count(findings, byStudy, variable).ifPresent(tables::add);
        }
        return tables;
    }

    /** How many studies have a claim in each direction. */
    static DirectionCounts sides(Collection<Finding> findings) {
        DirectionCounts sides = DirectionCounts.NONE;
        for (List<Finding> study : byStudy(findings).values()) {
            for (Direction direction : directions(study)) {
                sides = sides.plus(DirectionCounts.of(direction, 1));
            }
        }
        return sides;
    }

    /** How many studies there are. */
    static int studies(Collection<Finding> findings) {
        return byStudy(findings).size();
    }

    private static Map<StudyId, List<Finding>> byStudy(Collection<Finding> findings) {
        return Recount.heard(findings).stream().collect(Collectors.groupingBy(Finding::study));
    }

    private static Optional<VariableTable> count(
            Collection<Finding> findings, Map<StudyId, List<Finding>> byStudy, ContextVariable variable) {
        Map<String, Cell> cells = new TreeMap<>();
        for (Finding finding : findings) {
            DirectionCounts claim = DirectionCounts.of(finding.side().direction(), 1);
            finding.value(variable)
                    .ifPresent(value -> cells.merge(
                            value, new Cell(DirectionCounts.NONE, claim, DirectionCounts.NONE), Cell::plus));
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        DirectionCounts without = DirectionCounts.NONE;
        int contrasts = 0;
        int contrastsApart = 0;
        int concords = 0;
        for (List<Finding> study : byStudy.values()) {
            Set<Vote> votes = votes(study, variable);
            for (Vote vote : votes) {
                cells.merge(vote.value(), cell(vote, votes), Cell::plus);
            }
            without = without.plus(without(study, votes));
            if (anyPair(study, (one, other) -> one.contrastsInOneSentenceWith(other, variable))) {
                contrasts++;
            } else if (anyPair(study, (one, other) -> one.contrastsWith(other, variable))) {
                contrastsApart++;
            } else if (concurs(votes)) {
                concords++;
            }
        }
        List<VariableTable.Row> rows = cells.entrySet().stream()
                .map(entry -> new VariableTable.Row(entry.getKey(), entry.getValue()))
                .sorted(VariableTable.Row.LARGEST_FIRST)
                .toList();
        int own = Math.min(rows.size(), VariableTable.MOST_ROWS);
        Cell rest = rows.subList(own, rows.size()).stream()
                .map(VariableTable.Row::cell)
                .reduce(Cell.EMPTY, Cell::plus);
        return Optional.of(
                new VariableTable(variable, rows.subList(0, own), rest, without, contrasts, contrastsApart, concords));
    }

    /** What one study says for one value of a variable, however many of its claims say it. */
    private record Vote(String value, Direction direction) {}

    private static Cell cell(Vote vote, Set<Vote> votes) {
        DirectionCounts one = DirectionCounts.of(vote.direction(), 1);
        if (votes.size() == 1) {
            return new Cell(one, DirectionCounts.NONE, one);
        }
        return new Cell(one, DirectionCounts.NONE, DirectionCounts.NONE);
    }

    private static Set<Vote> votes(List<Finding> study, ContextVariable variable) {
        Set<Vote> votes = new HashSet<>();
        for (Finding finding : study) {
            finding.value(variable)
                    .ifPresent(value -> votes.add(new Vote(value, finding.side().direction())));
        }
        return votes;
    }

    private static DirectionCounts without(List<Finding> study, Set<Vote> votes) {
        Set<Direction> directions = directions(study);
        votes.forEach(vote -> directions.remove(vote.direction()));
        DirectionCounts without = DirectionCounts.NONE;
        for (Direction direction : directions) {
            without = without.plus(DirectionCounts.of(direction, 1));
        }
        return without;
    }

    private static Set<Direction> directions(List<Finding> study) {
        Set<Direction> directions = new HashSet<>();
        study.forEach(finding -> directions.add(finding.side().direction()));
        return directions;
    }

    private static boolean anyPair(List<Finding> study, BiPredicate<Finding, Finding> holds) {
        return study.stream().anyMatch(one -> study.stream().anyMatch(other -> holds.test(one, other)));
    }

    private static boolean concurs(Set<Vote> votes) {
        return votes.stream().anyMatch(one -> votes.stream()
                .anyMatch(other ->
                        one.direction() == other.direction() && !one.value().equals(other.value())));
    }
}
