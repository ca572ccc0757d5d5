package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.VariableTable.Cell;
import dev.consilience.reconcile.Voice.GroupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts the evidence on one proposition by difference: when a claim comes, changes or goes, what its study added before is
 * taken back and what it adds now is added. All of it is whole numbers, so that the same claims give the same counts
 * whatever happened on the way, and the cost of one more claim does not depend on how many there are.
 *
 * <p>What it counts is by definition what {@link Recount} counts from the beginning.
 */
public final class Ledger {

    private final LedgerPages pages;

    /** A ledger on these pages. */
    public Ledger(LedgerPages pages) {
        this.pages = pages;
    }

    /**
     * Enters a claim that comes, changes, or goes.
     *
     * @param before the placement as it was entered last; null if it is new
     * @param after the placement as it is now; null if it is gone
     * @throws IllegalArgumentException if they are placements of different claims or under different propositions
     */
    public void enter(@Nullable Placement before, @Nullable Placement after) {
        if (before != null && after != null && !before.key().equals(after.key())) {
            throw new IllegalArgumentException("One claim at a time, not " + before.key() + " and " + after.key());
        }
        Totals difference = Totals.NONE;
        Set<StudyId> studies = new TreeSet<>();
        for (Placement placement : present(before, after)) {
            if (!placement.isRejected()) {
                studies.add(placement.claim().study());
            }
        }
        SortedMap<StratumKey, Cell> strata = new TreeMap<>();
        SortedMap<GroupKey, Integer> groups = new TreeMap<>();
        for (StudyId study : studies) {
            difference = difference.plus(unhear(study, strata, groups));
        }
        if (before != null) {
            difference = difference.plus(count(before, -1, strata));
        }
        if (after != null) {
            difference = difference.plus(count(after, 1, strata));
        }
        for (StudyId study : studies) {
            difference = difference.plus(hear(study, strata, groups));
        }
        difference = difference.plus(count(groups));
        strata.forEach((key, change) -> {
            if (!change.equals(Cell.EMPTY)) {
                pages.count(key, change);
            }
        });
        if (!difference.equals(Totals.NONE)) {
            pages.keep(pages.totals().plus(difference));
        }
    }

    /**
     * What the evidence amounts to.
     *
     * @param find finds the placement of a claim that was entered
     * @return nothing if no claim counts
     */
    public Optional<Summary> summary(PropositionId proposition, Function<ClaimId, Placement> find) {
        Totals totals = pages.totals();
        if (totals.claims() == 0) {
            return Optional.empty();
        }
        SortedMap<Side, List<LedgerPages.Dated>> earliest = new TreeMap<>();
        String last = "";
        for (Side side : totals.sides().keySet()) {
            earliest.put(side, pages.earliest(side, Summary.MOST_QUOTED));
            String latest = pages.latest(side);
            if (latest.compareTo(last) > 0) {
                last = latest;
            }
        }
        SortedMap<Side, String> since = new TreeMap<>();
        SortedMap<Side, List<ClaimId>> claims = new TreeMap<>();
        earliest.forEach((side, dated) -> {
            since.put(side, dated.get(0).date());
            claims.put(side, dated.stream().map(LedgerPages.Dated::claim).toList());
        });
        List<Placement> quoted = Summary.inTurns(claims).stream().map(find).toList();
        List<VariableTable> tables = new ArrayList<>();
        Weight weight = Weight.of(totals.deciding());
        for (ContextVariable variable : ContextVariable.ALL) {
            VariableTotals counted = totals.variable(weight, variable.name());
            if (!counted.equals(VariableTotals.NONE)) {
                tables.add(table(totals, weight, variable, counted));
            }
        }
        return Optional.of(new Summary(proposition, totals.withoutVariables(), tables, since, last, quoted));
    }

    private VariableTable table(Totals totals, Weight weight, ContextVariable variable, VariableTotals counted) {
        List<VariableTable.Row> rows = pages.largest(weight, variable.name(), VariableTable.MOST_ROWS);
        Cell rest = counted.all();
        for (VariableTable.Row row : rows) {
            rest = rest.minus(row.cell());
        }
        return new VariableTable(
                variable,
                rows,
                rest,
                totals.votes(weight).minus(counted.with()),
                counted.contrasts(),
                counted.contrastsApart(),
                counted.concords());
    }

    private static List<Placement> present(@Nullable Placement before, @Nullable Placement after) {
        List<Placement> present = new ArrayList<>();
        if (before != null) {
            present.add(before);
        }
        if (after != null) {
            present.add(after);
        }
        return present;
    }

    private Totals unhear(StudyId study, SortedMap<StratumKey, Cell> strata, SortedMap<GroupKey, Integer> groups) {
        Voice voice = Voice.of(pages.heard(study, Voice.MOST_HEARD));
        voice.strata().forEach((key, cell) -> strata.merge(key, Cell.EMPTY.minus(cell), Cell::plus));
        voice.groups().forEach(group -> groups.merge(group, -1, Integer::sum));
        return voice.totals().negated();
    }

    private Totals hear(StudyId study, SortedMap<StratumKey, Cell> strata, SortedMap<GroupKey, Integer> groups) {
        Voice voice = Voice.of(pages.heard(study, Voice.MOST_HEARD));
        voice.strata().forEach((key, cell) -> strata.merge(key, cell, Cell::plus));
        voice.groups().forEach(group -> groups.merge(group, 1, Integer::sum));
        return voice.totals();
    }

    /** Counts the studies of groups: one that is heard for the first time, or no longer, is a half more or less. */
    private Totals count(SortedMap<GroupKey, Integer> groups) {
        Totals difference = Totals.NONE;
        for (Map.Entry<GroupKey, Integer> entry : groups.entrySet()) {
            GroupKey group = entry.getKey();
            int change = entry.getValue();
            // What a study says with its next claim mostly comes from the same group as before.
            if (change == 0) {
                continue;
            }
            int now = pages.count(group.side(), group.evidenceClass(), group.group(), change);
            int halves = Integer.signum(now) - Integer.signum(now - change);
            if (halves != 0) {
                difference = difference.plus(halfOf(group, halves));
            }
        }
        return difference;
    }

    private static Totals halfOf(GroupKey group, int halves) {
        SortedMap<Side, SideTotals> sides = new TreeMap<>();
        sides.put(
                group.side(),
                new SideTotals(0, 0, 0, Amounts.of(group.evidenceClass(), halves), Amounts.none(), Amounts.none()));
        return new Totals(0, 0, Amounts.none(), Amounts.none(), sides, Amounts.none(), Map.of(), new TreeMap<>());
    }

    /** Enters a claim, or strikes it out, as one claim more or less. */
    private Totals count(Placement placement, int difference, SortedMap<StratumKey, Cell> strata) {
        if (placement.isRejected()) {
            return Totals.ofRejected(difference);
        }
        Finding finding = Finding.of(placement);
        if (difference > 0) {
            pages.enter(finding);
        } else {
            pages.strike(finding);
        }
        DirectionCounts claims = DirectionCounts.of(finding.side().direction(), difference);
        Cell cell = new Cell(DirectionCounts.NONE, claims, DirectionCounts.NONE);
        SortedMap<Totals.VariableKey, VariableTotals> variables = new TreeMap<>();
        finding.readings().forEach((variable, value) -> {
            strata.merge(new StratumKey(finding.weight(), variable, value), cell, Cell::plus);
            variables.put(
                    new Totals.VariableKey(finding.weight(), variable),
                    new VariableTotals(cell, DirectionCounts.NONE, 0, 0, 0));
        });
        int left = pages.count(finding.article(), difference);
        int articles = 0;
        if (left == Math.max(0, difference)) {
            articles = difference;
        }
        SortedMap<Side, SideTotals> sides = new TreeMap<>();
        sides.put(finding.side(), SideTotals.ofClaims(difference));
        Proposition proposition = placement.proposition();
        return new Totals(
                articles,
                0,
                Amounts.of(
                        new Totals.LabelPair(
                                proposition.agent().label(),
                                proposition.outcome().label()),
                        difference),
                Amounts.none(),
                sides,
                Amounts.none(),
                Map.of(),
                variables);
    }
}
