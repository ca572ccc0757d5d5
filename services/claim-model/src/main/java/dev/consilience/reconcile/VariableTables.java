package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts evidence into {@link VariableTable}s by looking at all of it, the slow and obvious way: the definition that any
 * quicker count must agree with.
 */
final class VariableTables {

    private static final Comparator<VariableTable.Row> MOST_STUDIES_FIRST = Comparator.comparing(
                    (VariableTable.Row row) -> row.cell().studies().total())
            .reversed()
            .thenComparing(VariableTable.Row::value);

    private VariableTables() {}

    /**
     * A table for each variable for which any claim has a value, in the order of {@link ContextVariable#ALL}.
     *
     * @param placements the deciding evidence on one proposition, in any order
     */
    static List<VariableTable> count(Collection<Placement> placements) {
        Map<StudyId, List<Placement>> byStudy = byStudy(placements);
        List<VariableTable> tables = new ArrayList<>();
        for (ContextVariable variable : ContextVariable.ALL) {
            count(byStudy, variable).ifPresent(tables::add);
        }
        return tables;
    }

    /** How many studies have a claim in each direction. */
    static DirectionCounts sides(Collection<Placement> placements) {
        DirectionCounts sides = DirectionCounts.NONE;
        for (List<Placement> study : byStudy(placements).values()) {
            for (Direction direction : directions(study)) {
                sides = sides.plus(DirectionCounts.of(direction, 1));
            }
        }
        return sides;
    }

    private static Map<StudyId, List<Placement>> byStudy(Collection<Placement> placements) {
        Map<StudyId, List<Placement>> byStudy = new LinkedHashMap<>();
        for (Placement placement : placements) {
            byStudy.computeIfAbsent(placement.claim().study(), key -> new ArrayList<>())
                    .add(placement);
        }
        return byStudy;
    }

    private static Optional<VariableTable> count(Map<StudyId, List<Placement>> byStudy, ContextVariable variable) {
        Map<String, VariableTable.Cell> cells = new TreeMap<>();
        DirectionCounts without = DirectionCounts.NONE;
        int contrasts = 0;
        int concords = 0;
        for (List<Placement> study : byStudy.values()) {
            Set<Vote> votes = votes(study, variable);
            add(cells, study, votes, variable);
            without = without.plus(without(study, votes));
            if (statesContrast(study, variable)) {
                contrasts++;
            } else if (concurs(votes)) {
                concords++;
            }
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        List<VariableTable.Row> rows = cells.entrySet().stream()
                .map(entry -> new VariableTable.Row(entry.getKey(), entry.getValue()))
                .sorted(MOST_STUDIES_FIRST)
                .toList();
        int own = Math.min(rows.size(), VariableTable.MOST_ROWS);
        VariableTable.Cell rest = rows.subList(own, rows.size()).stream()
                .map(VariableTable.Row::cell)
                .reduce(VariableTable.Cell.EMPTY, VariableTable.Cell::plus);
        return Optional.of(new VariableTable(variable, rows.subList(0, own), rest, without, contrasts, concords));
    }

    private static void add(
            Map<String, VariableTable.Cell> cells, List<Placement> study, Set<Vote> votes, ContextVariable variable) {
        for (Vote vote : votes) {
            DirectionCounts one = DirectionCounts.of(vote.direction(), 1);
            DirectionCounts alone = DirectionCounts.NONE;
            if (votes.size() == 1) {
                alone = one;
            }
            cells.merge(
                    vote.value(), new VariableTable.Cell(one, DirectionCounts.NONE, alone), VariableTable.Cell::plus);
        }
        for (Placement placement : study) {
            DirectionCounts one = DirectionCounts.of(placement.direction(), 1);
            variable.value(placement.claim())
                    .ifPresent(value -> cells.merge(
                            value,
                            new VariableTable.Cell(DirectionCounts.NONE, one, DirectionCounts.NONE),
                            VariableTable.Cell::plus));
        }
    }

    private static Set<Vote> votes(List<Placement> study, ContextVariable variable) {
        Set<Vote> votes = new HashSet<>();
        for (Placement placement : study) {
            Claim claim = placement.claim();
            variable.value(claim).ifPresent(value -> votes.add(new Vote(claim.study(), value, placement.direction())));
        }
        return votes;
    }

    private static DirectionCounts without(List<Placement> study, Set<Vote> votes) {
        Set<Direction> directions = directions(study);
        votes.forEach(vote -> directions.remove(vote.direction()));
        DirectionCounts without = DirectionCounts.NONE;
        for (Direction direction : directions) {
            without = without.plus(DirectionCounts.of(direction, 1));
        }
        return without;
    }

    private static Set<Direction> directions(List<Placement> study) {
        Set<Direction> directions = new HashSet<>();
        study.forEach(placement -> directions.add(placement.direction()));
        return directions;
    }

    private static boolean concurs(Set<Vote> votes) {
        return votes.stream().anyMatch(one -> votes.stream()
                .anyMatch(other ->
                        one.direction() == other.direction() && !one.value().equals(other.value())));
    }

    private static boolean statesContrast(List<Placement> study, ContextVariable variable) {
        for (Placement one : study) {
            for (Placement other : study) {
                if (one.direction() != other.direction()
                        && inOneSentence(one.claim(), other.claim())
                        && differInNothingBut(variable, one.claim(), other.claim())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inOneSentence(Claim one, Claim other) {
        Quote quote = one.quote();
        Quote otherQuote = other.quote();
        return one.article().equals(other.article())
                && quote.section().equals(otherQuote.section())
                && quote.sentence().equals(otherQuote.sentence());
    }

    private static boolean differInNothingBut(ContextVariable variable, Claim one, Claim other) {
        return differ(one, other, variable)
                && ContextVariable.ALL.stream()
                        .filter(another -> !another.equals(variable) && !another.impliedBy(variable))
                        .noneMatch(another -> differ(one, other, another));
    }

    private static boolean differ(Claim one, Claim other, ContextVariable variable) {
        Optional<String> value = variable.value(one);
        Optional<String> otherValue = variable.value(other);
        return value.isPresent() && otherValue.isPresent() && !value.equals(otherValue);
    }
}
