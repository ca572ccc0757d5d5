package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.Totals.LabelPair;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts the evidence on a proposition from the beginning, each figure by itself, straight from what it means.
 *
 * <p>This is the definition of a {@link Summary}, written to be read: {@link Ledger} comes to the same by difference. It is
 * also what counts where there are few claims.
 */
public final class Recount {

    private final List<Placement> placements;
    private final List<Finding> findings;
    private final List<Finding> heard;

    private Recount(Collection<Placement> all) {
        placements = all.stream().filter(placement -> !placement.isRejected()).toList();
        findings = placements.stream().map(Finding::of).toList();
        heard = heard(findings);
    }

    /**
     * What the evidence amounts to.
     *
     * @param placements the evidence on one proposition, each claim at most once, in any order
     * @return nothing if no claim counts
     * @throws IllegalArgumentException if they are placed under more than one proposition
     */
    public static Optional<Summary> of(Collection<Placement> placements) {
        Set<PropositionId> propositions = placements.stream()
                .map(placement -> placement.proposition().id())
                .collect(Collectors.toSet());
        if (propositions.size() > 1) {
            throw new IllegalArgumentException("Claims of several propositions cannot be reconciled: " + propositions);
        }
        Recount recount = new Recount(placements);
        if (recount.findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                recount.summary(propositions.iterator().next(), placements.size() - recount.placements.size()));
    }

    /** Of each study the first claims for each side, so many that all that papers state is heard. */
    static List<Finding> heard(Collection<Finding> findings) {
        Map<StudyId, Map<Side, List<Finding>>> byStudy = findings.stream()
                .sorted(Finding.HEARD_FIRST)
                .collect(Collectors.groupingBy(Finding::study, Collectors.groupingBy(Finding::side)));
        return byStudy.values().stream()
                .flatMap(sides -> sides.values().stream())
                .flatMap(side -> side.stream().limit(Voice.MOST_HEARD))
                .toList();
    }

    private Summary summary(PropositionId proposition, int rejected) {
        SortedMap<Side, SideTotals> sides = new TreeMap<>();
        SortedMap<Side, String> since = new TreeMap<>();
        SortedMap<Side, List<ClaimId>> claims = new TreeMap<>();
        for (Side side : findings.stream().map(Finding::side).collect(Collectors.toSet())) {
            List<Finding> earliest = findings.stream()
                    .filter(finding -> finding.side().equals(side))
                    .sorted(Finding.EARLIEST_FIRST)
                    .toList();
            sides.put(side, side(side));
            since.put(side, earliest.get(0).date());
            claims.put(side, earliest.stream().map(Finding::claim).toList());
        }
        Totals totals = new Totals(
                (int) findings.stream().map(Finding::article).distinct().count(),
                rejected,
                labels(),
                standings(),
                sides,
                new Amounts<>(new TreeMap<>(Map.of(
                        Weight.DECISIVE, studies(of(Weight.DECISIVE)).size(),
                        Weight.INDICATIVE, studies(of(Weight.INDICATIVE)).size()))),
                Map.of(
                        Weight.DECISIVE, studiesByDirection(of(Weight.DECISIVE)),
                        Weight.INDICATIVE, studiesByDirection(of(Weight.INDICATIVE))),
                new TreeMap<>());
        String last = findings.stream()
                .map(Finding::date)
                .max(Comparator.naturalOrder())
                .orElse("");
        Weight weight = Weight.of(totals.deciding());
        List<VariableTable> tables =
                VariableTables.count(findings.stream().filter(of(weight)).toList());
        return new Summary(proposition, totals, tables, since, last, quoted(claims));
    }

    private List<Placement> quoted(SortedMap<Side, List<ClaimId>> claims) {
        Map<ClaimId, Placement> byId = placements.stream()
                .collect(Collectors.toMap(placement -> placement.claim().id(), placement -> placement));
        return Summary.inTurns(claims).stream().map(byId::get).toList();
    }

    private Amounts<LabelPair> labels() {
        SortedMap<LabelPair, Integer> labels = new TreeMap<>();
        for (Placement placement : placements) {
            Proposition proposition = placement.proposition();
            LabelPair pair = new LabelPair(
                    proposition.agent().label(), proposition.outcome().label());
            labels.merge(pair, 1, Integer::sum);
        }
        return new Amounts<>(labels);
    }

    private Amounts<Standing> standings() {
        SortedMap<Standing, Integer> studies = new TreeMap<>();
        for (Standing standing : Standing.values()) {
            studies.put(
                    standing,
                    studies(finding -> finding.side().standing() == standing).size());
        }
        return new Amounts<>(studies);
    }

    private SideTotals side(Side side) {
        int claims = (int)
                findings.stream().filter(finding -> finding.side().equals(side)).count();
        int concerns = 0;
        SortedMap<EvidenceClass, Integer> halves = new TreeMap<>();
        SortedMap<StudyKind, Integer> kinds = new TreeMap<>();
        SortedMap<String, Integer> years = new TreeMap<>();
        Set<List<Object>> groups = new HashSet<>();
        Set<StudyId> studies = studies(finding -> finding.side().equals(side));
        for (StudyId study : studies) {
            List<Finding> said = heard.stream()
                    .filter(finding ->
                            finding.study().equals(study) && finding.side().equals(side))
                    .sorted(Finding.HEARD_FIRST)
                    .toList();
            if (said.stream().anyMatch(Finding::concern)) {
                concerns++;
            }
            Finding first = said.get(0);
            EvidenceClass evidenceClass = first.evidenceClass();
            halves.merge(evidenceClass, 1, Integer::sum);
            if (first.group().isEmpty() || groups.add(List.of(evidenceClass, first.group()))) {
                halves.merge(evidenceClass, 1, Integer::sum);
            }
            kinds.merge(kind(said), 1, Integer::sum);
            String year = said.stream()
                    .map(Finding::year)
                    .filter(each -> !each.isEmpty())
                    .min(Comparator.naturalOrder())
                    .orElse("");
            years.merge(year, 1, Integer::sum);
        }
        return new SideTotals(
                claims, studies.size(), concerns, new Amounts<>(halves), new Amounts<>(kinds), new Amounts<>(years));
    }

    private static StudyKind kind(List<Finding> said) {
        return said.stream()
                .map(Finding::studyKind)
                .filter(kind -> kind != StudyKind.UNKNOWN)
                .findFirst()
                .orElse(StudyKind.UNKNOWN);
    }

    private Set<StudyId> studies(Predicate<Finding> which) {
        return heard.stream().filter(which).map(Finding::study).collect(Collectors.toSet());
    }

    private DirectionCounts studiesByDirection(Predicate<Finding> which) {
        DirectionCounts counts = DirectionCounts.NONE;
        for (Direction direction : Direction.values()) {
            int studies = studies(which.and(finding -> finding.side().direction() == direction))
                    .size();
            counts = counts.plus(DirectionCounts.of(direction, studies));
        }
        return counts;
    }

    private static Predicate<Finding> of(Weight weight) {
        return finding -> finding.weight() == weight;
    }
}
