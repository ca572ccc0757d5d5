package dev.consilience.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers a proposition from all the claims that speak to it.
 *
 * <p>This is the definition of the answer, written to be read: it looks at all the evidence each time. Its result
 * depends on the set of placements only.
 *
 * <h2>When sources disagree</h2>
 *
 * <p>Only the claims of the first {@link Standing} that is present decide. They agree if they all point in one
 * direction; a claim that says "affects" without saying which way agrees with both ways, and disagrees with
 * {@link Direction#NO_EFFECT} alone. If they differ, {@link Stratifier} looks for what separates them.
 */
public final class Reconciler {

    private static final int MOST_QUOTED = 6;

    private final BeliefPriors priors;

    /**
     * A reconciler with these priors.
     *
     * @param priors the figures that beliefs are computed with
     */
    public Reconciler(BeliefPriors priors) {
        this.priors = priors;
    }

    /**
     * The curated claim, or nothing if there is no evidence.
     *
     * @param placements the evidence on one proposition, each claim at most once, in any order
     * @throws IllegalArgumentException if they are placed under more than one proposition
     */
    public Optional<CuratedClaim> reconcile(Collection<Placement> placements) {
        if (placements.isEmpty()) {
            return Optional.empty();
        }
        List<Placement> all = placements.stream()
                .sorted(Comparator.comparing(placement -> placement.claim().id()))
                .toList();
        Proposition proposition = sharedProposition(all);
        Standing deciding = all.stream()
                .map(placement -> Standing.of(placement.claim()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Placement> decisive = all.stream()
                .filter(placement -> Standing.of(placement.claim()) == deciding)
                .toList();
        List<Tally> tallies = Tallies.byDirection(decisive);
        List<Stratification> stratifications = Stratifier.stratify(decisive);
        Verdict verdict = verdict(deciding, tallies, stratifications);
        Direction leading = Tallies.leading(tallies);
        return Optional.of(new CuratedClaim(
                proposition,
                verdict,
                leading,
                Statements.of(proposition, verdict, tallies, stratifications),
                deciding,
                beliefs(deciding, decisive, tallies),
                priors.name(),
                counts(all),
                stratifications,
                quoted(all, verdict, stratifications),
                firstDate(all),
                lastDate(all)));
    }

    /** One proposition; of its concepts' labels, which releases of a vocabulary may spell differently, the first. */
    private static Proposition sharedProposition(List<Placement> placements) {
        Set<PropositionId> ids = placements.stream()
                .map(placement -> placement.proposition().id())
                .collect(Collectors.toSet());
        if (ids.size() > 1) {
            throw new IllegalArgumentException("Claims of several propositions cannot be reconciled: " + ids);
        }
        return placements.stream()
                .map(Placement::proposition)
                .min(Comparator.comparing((Proposition each) -> each.agent().label())
                        .thenComparing(each -> each.outcome().label()))
                .orElseThrow();
    }

    private static Verdict verdict(Standing deciding, List<Tally> tallies, List<Stratification> stratifications) {
        if (deciding == Standing.HEDGED) {
            return Verdict.SUGGESTED;
        }
        if (agree(tallies)) {
            return Verdict.CONSISTENT;
        }
        if (stratifications.stream().anyMatch(Stratification::separates)) {
            return Verdict.CONTEXT_DEPENDENT;
        }
        return Verdict.CONFLICTING;
    }

    private static boolean agree(List<Tally> tallies) {
        Set<Direction> directions = tallies.stream().map(Tally::direction).collect(Collectors.toSet());
        if (directions.size() == 1) {
            return true;
        }
        boolean noEffect = directions.remove(Direction.NO_EFFECT);
        directions.remove(Direction.AFFECTS);
        return !noEffect && directions.size() <= 1;
    }

    private List<Belief> beliefs(Standing deciding, List<Placement> decisive, List<Tally> tallies) {
        List<Belief> beliefs = new ArrayList<>();
        for (Tally tally : tallies) {
            double belief = 0;
            if (deciding != Standing.HEDGED) {
                belief = priors.belief(studiesByKind(decisive, tally.direction()));
            }
            beliefs.add(new Belief(tally.direction(), tally.studies(), tally.claims(), Rounding.sixDecimals(belief)));
        }
        return beliefs;
    }

    /** Each study once, under the first of the kinds of source that report it. */
    private static Map<SourceKind, Integer> studiesByKind(List<Placement> placements, Direction direction) {
        Map<StudyId, SourceKind> kinds = new HashMap<>();
        for (Placement placement : placements) {
            if (placement.direction() == direction) {
                kinds.merge(
                        placement.claim().study(),
                        placement.claim().sourceKind(),
                        BinaryOperator.minBy(Comparator.naturalOrder()));
            }
        }
        Map<SourceKind, Integer> counts = new EnumMap<>(SourceKind.class);
        kinds.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return counts;
    }

    private static CuratedClaim.Counts counts(List<Placement> all) {
        Set<ArticleId> articles = new HashSet<>();
        Set<StudyId> studies = new HashSet<>();
        int secondary = 0;
        int hedged = 0;
        for (Placement placement : all) {
            articles.add(placement.claim().article());
            switch (Standing.of(placement.claim())) {
                case PRIMARY -> studies.add(placement.claim().study());
                case SECONDARY -> secondary++;
                case HEDGED -> hedged++;
            }
        }
        return new CuratedClaim.Counts(all.size(), articles.size(), studies.size(), secondary, hedged);
    }

    /**
     * A few placements that show all sides: those of one standing, one direction and one value of what separates form a
     * group, and the groups give one each in turn, the earliest published first.
     */
    private static List<Placement> quoted(List<Placement> all, Verdict verdict, List<Stratification> stratifications) {
        Optional<ContextVariable> separating = Optional.empty();
        if (verdict == Verdict.CONTEXT_DEPENDENT) {
            String name = stratifications.get(0).variable();
            separating = ContextVariable.ALL.stream()
                    .filter(variable -> variable.name().equals(name))
                    .findFirst();
        }
        Map<Side, List<Placement>> groups = new TreeMap<>(Side.ORDER);
        for (Placement placement : all) {
            String value = separating
                    .flatMap(variable -> variable.value(placement.claim()))
                    .orElse("");
            Side group = new Side(Standing.of(placement.claim()), placement.direction(), value);
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(placement);
        }
        Comparator<Placement> earliest = Comparator.comparing(
                        (Placement placement) -> placement.claim().date())
                .thenComparing(placement -> placement.claim().id());
        groups.values().forEach(group -> group.sort(earliest));
        List<Placement> quoted = new ArrayList<>();
        for (int turn = 0; quoted.size() < Math.min(MOST_QUOTED, all.size()); turn++) {
            for (List<Placement> group : groups.values()) {
                if (turn < group.size() && quoted.size() < MOST_QUOTED) {
                    quoted.add(group.get(turn));
                }
            }
        }
        return quoted;
    }

    private record Side(Standing standing, Direction direction, String value) {
        static final Comparator<Side> ORDER = Comparator.comparing(Side::standing)
                .thenComparing(Side::direction)
                .thenComparing(Side::value);
    }

    private static String firstDate(List<Placement> all) {
        return dates(all).min(Comparator.naturalOrder()).orElse("");
    }

    private static String lastDate(List<Placement> all) {
        return dates(all).max(Comparator.naturalOrder()).orElse("");
    }

    private static Stream<String> dates(List<Placement> all) {
        return all.stream().map(placement -> placement.claim().date()).filter(date -> !date.isEmpty());
    }
}
