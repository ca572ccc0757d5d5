package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides the evidence on a proposition by each context variable in turn, and ranks the divisions by how well they
 * separate those who differ.
 *
 * <p>A variable separates where its values lead in different directions, at least nine votes in ten agree with their
 * value, at least half of the votes have a value, and no direction is left out. Of several that separate, the purest is
 * the best; then one that a contrast within one study speaks for, since there nothing else differs; then the one
 * that chance would match less easily; then the one with fewer values, which says as much with less; then the one that
 * covers more; then the earlier one in {@link ContextVariable#ALL}.
 */
final class Stratifier {

    private static final int MOST_STRATIFICATIONS = 5;
    private static final int MOST_STRATA = 12;
    private static final int MOST_CONTRASTED_PLACEMENTS = 200;
    private static final int MOST_VOTES_BY_DIRECTION = 24;
    private static final int MOST_VOTES_TESTED = 150;

    private static final Comparator<Division> BEST_FIRST = Comparator.comparing(Division::separates)
            .reversed()
            .thenComparing(Comparator.comparing(Division::purity).reversed())
            .thenComparing(Comparator.comparing(Division::contrasted).reversed())
            .thenComparing(division -> division.chance().orElse(0.0))
            .thenComparing(division -> division.byValue().size())
            .thenComparing(Comparator.comparing(Division::covered).reversed());

    private Stratifier() {}

    private record Division(
            ContextVariable variable,
            Map<String, Set<Vote>> byValue,
            int agreeing,
            int covered,
            int votes,
            int contrasts,
            Optional<Double> chance,
            boolean separates) {

        /** Whether, not how often: a paper that says the same thing in three sentences is no better contrast. */
        boolean contrasted() {
            return contrasts > 0;
        }

        double purity() {
            return (double) agreeing / covered;
        }
    }

    /**
     * The divisions worth showing, the best first.
     *
     * @param placements the deciding evidence on one proposition
     */
    static List<Stratification> stratify(Collection<Placement> placements) {
        List<Division> divisions = new ArrayList<>();
        for (ContextVariable variable : ContextVariable.ALL) {
            divide(placements, variable).ifPresent(divisions::add);
        }
        divisions.sort(BEST_FIRST);
        return divisions.stream()
                .limit(MOST_STRATIFICATIONS)
                .map(division -> describe(division, placements))
                .toList();
    }

    private static Optional<Division> divide(Collection<Placement> placements, ContextVariable variable) {
        Map<String, Set<Vote>> byValue = new TreeMap<>();
        Set<Vote> without = new HashSet<>();
        for (Placement placement : placements) {
            StudyId study = placement.claim().study();
            Optional<String> value = variable.value(placement.claim());
            if (value.isPresent()) {
                byValue.computeIfAbsent(value.get(), key -> new LinkedHashSet<>())
                        .add(new Vote(study, value.get(), placement.direction()));
            } else {
                without.add(new Vote(study, "", placement.direction()));
            }
        }
        if (byValue.isEmpty() || onlyRestatesTheProposition(variable, byValue)) {
            return Optional.empty();
        }
        int covered = byValue.values().stream().mapToInt(Set::size).sum();
        int votes = covered + without.size();
        int agreeing = byValue.values().stream()
                .mapToInt(group -> counts(group).values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(0))
                .sum();
        boolean separates = separates(placements, byValue, agreeing, covered, votes);
        int contrasts = 0;
        if (separates) {
            contrasts = contrasts(placements, variable);
        }
        return Optional.of(new Division(
                variable, byValue, agreeing, covered, votes, contrasts, chance(byValue, covered), separates));
    }

    /** A single agent or outcome is the proposition's own: nothing is divided by it. */
    private static boolean onlyRestatesTheProposition(ContextVariable variable, Map<String, Set<Vote>> byValue) {
        return byValue.size() == 1
                && (variable.equals(ContextVariable.AGENT) || variable.equals(ContextVariable.OUTCOME));
    }

    private static boolean separates(
            Collection<Placement> placements, Map<String, Set<Vote>> byValue, int agreeing, int covered, int votes) {
        Set<Direction> leading = new HashSet<>();
        Set<Direction> seen = new HashSet<>();
        for (Set<Vote> group : byValue.values()) {
            leading.add(leading(counts(group)));
            group.forEach(vote -> seen.add(vote.direction()));
        }
        Set<Direction> all = new HashSet<>();
        placements.forEach(placement -> all.add(placement.direction()));
        return leading.size() > 1 && seen.equals(all) && 10 * agreeing >= 9 * covered && 2 * covered >= votes;
    }

    /**
     * Pairs of claims of one study that differ in direction and in the variable, and in nothing else recorded of both.
     * The first placements in the order of claim ids stand for all where there are very many.
     */
    private static int contrasts(Collection<Placement> placements, ContextVariable variable) {
        List<Placement> compared = placements.stream()
                .sorted(Comparator.comparing(placement -> placement.claim().id()))
                .limit(MOST_CONTRASTED_PLACEMENTS)
                .toList();
        int pairs = 0;
        for (int first = 0; first < compared.size(); first++) {
            for (int second = first + 1; second < compared.size(); second++) {
                if (contrast(compared.get(first), compared.get(second), variable)) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private static boolean contrast(Placement one, Placement other, ContextVariable variable) {
        return one.direction() != other.direction()
                && one.claim().study().equals(other.claim().study())
                && differ(one.claim(), other.claim(), variable)
                && ContextVariable.ALL.stream()
                        .filter(another -> !another.equals(variable) && !another.impliedBy(variable))
                        .noneMatch(another -> differ(one.claim(), other.claim(), another));
    }

    private static boolean differ(Claim one, Claim other, ContextVariable variable) {
        Optional<String> value = variable.value(one);
        Optional<String> otherValue = variable.value(other);
        return value.isPresent() && otherValue.isPresent() && !value.equals(otherValue);
    }

    private static Optional<Double> chance(Map<String, Set<Vote>> byValue, int covered) {
        if (covered > MOST_VOTES_TESTED) {
            return Optional.empty();
        }
        EnumMap<Direction, Integer> totals = new EnumMap<>(Direction.class);
        byValue.values()
                .forEach(group -> counts(group).forEach((key, count) -> totals.merge(key, count, Integer::sum)));
        List<Direction> directions = List.copyOf(totals.keySet());
        if (directions.size() == 1) {
            return Optional.of(1.0);
        }
        boolean collapsed = covered > MOST_VOTES_BY_DIRECTION;
        Direction leading = leading(totals);
        int columns = directions.size();
        if (collapsed) {
            columns = 2;
        }
        int[][] table = new int[byValue.size()][columns];
        int row = 0;
        for (Set<Vote> group : byValue.values()) {
            for (Vote vote : group) {
                int column = directions.indexOf(vote.direction());
                if (collapsed) {
                    column = sideOf(vote.direction(), leading);
                }
                table[row][column]++;
            }
            row++;
        }
        return Optional.of(Rounding.sixDecimals(ExactTest.probabilityOfAgreement(table)));
    }

    private static int sideOf(Direction direction, Direction leading) {
        if (direction == leading) {
            return 0;
        }
        return 1;
    }

    private static Stratification describe(Division division, Collection<Placement> placements) {
        List<Stratum> strata = division.byValue().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Set<Vote>> entry) ->
                                entry.getValue().size())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_STRATA)
                .map(entry -> stratum(division.variable(), entry.getKey(), placements))
                .toList();
        return new Stratification(
                division.variable().name(),
                division.separates(),
                division.agreeing(),
                division.covered(),
                division.votes(),
                division.contrasts(),
                division.chance(),
                strata);
    }

    private static Stratum stratum(ContextVariable variable, String value, Collection<Placement> placements) {
        List<Placement> inside = placements.stream()
                .filter(placement ->
                        variable.value(placement.claim()).filter(value::equals).isPresent())
                .toList();
        List<Tally> tallies = Tallies.byDirection(inside);
        return new Stratum(value, Tallies.leading(tallies), tallies);
    }

    private static EnumMap<Direction, Integer> counts(Set<Vote> votes) {
        EnumMap<Direction, Integer> counts = new EnumMap<>(Direction.class);
        votes.forEach(vote -> counts.merge(vote.direction(), 1, Integer::sum));
        return counts;
    }

    private static Direction leading(EnumMap<Direction, Integer> counts) {
        Direction leading = Direction.AFFECTS;
        int most = 0;
        for (Map.Entry<Direction, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                leading = entry.getKey();
            }
        }
        return leading;
    }
}
