package dev.consilience.reconcile;

import dev.consilience.claim.ClaimId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the evidence on a proposition amounts to, as far as its answer needs to know. As small for a hundred thousand claims
 * as for ten.
 *
 * @param proposition the question
 * @param totals the counts, but for those of context variables
 * @param tables the claims that decide, counted by the values of each context variable of which anything is recorded
 * @param since for each side the date of its earliest claim, empty if none has a date
 * @param last the latest date of all; empty if none has one
 * @param quoted a few placements that show all sides, see {@link #inTurns}
 */
public record Summary(
        PropositionId proposition,
        Totals totals,
        List<VariableTable> tables,
        SortedMap<Side, String> since,
        String last,
        List<Placement> quoted) {

    /** How many placements are quoted at most. */
    public static final int MOST_QUOTED = 6;

    public Summary {
        tables = List.copyOf(tables);
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
        quoted = List.copyOf(quoted);
    }

    /**
     * Chooses the claims to quote: the sides give one each in turn, until there are enough or no more.
     *
     * @param claims the claims of each side, the earliest first; more than {@link #MOST_QUOTED} of a side are not needed
     */
    static List<ClaimId> inTurns(SortedMap<Side, List<ClaimId>> claims) {
        List<ClaimId> chosen = new ArrayList<>();
        for (int turn = 0; turn < MOST_QUOTED; turn++) {
            for (List<ClaimId> side : claims.values()) {
                if (turn < side.size() && chosen.size() < MOST_QUOTED) {
                    chosen.add(side.get(turn));
                }
            }
        }
        return chosen;
    }
}
