package dev.consilience.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.StudyId;
import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.VariableTable.Cell;
import java.util.List;

/**
 * Where a {@link Ledger} keeps what it counts of one proposition. Nothing here grows inside one value: whatever there may be
 * many of has an entry of its own, and what is asked for is always a few, the first in some order.
 */
public interface LedgerPages {

    /** A claim and the date of its article, which may be empty. */
    record Dated(String date, ClaimId claim) {}

    /** The totals. */
    Totals totals();

    /** Keeps the totals; those that are equal to {@link Totals#NONE} need not be kept. */
    void keep(Totals totals);

    /** The first claims of a study in the order of {@link Finding#HEARD_FIRST}: at most so many of each side. */
    List<Finding> heard(StudyId study, int mostOfASide);

    /** Enters a claim. */
    void enter(Finding finding);

    /** Strikes out a claim that was entered as it is given here. */
    void strike(Finding finding);

    /** The first claims of a side in the order of {@link Finding#EARLIEST_FIRST}. */
    List<Dated> earliest(Side side, int most);

    /** The latest date of a side; empty if none has a date. */
    String latest(Side side);

    /** Counts a value of a variable up or down. */
    void count(StratumKey key, Cell difference);

    /** The first values of a variable in the order of {@link VariableTable.Row#LARGEST_FIRST}. */
    List<VariableTable.Row> largest(Weight weight, String variable, int most);

    /** Counts an article's claims up or down, and gives how many there are then. */
    int count(ArticleId article, int difference);

    /** Counts a group's studies on a side, in a class, up or down, and gives how many there are then. */
    int count(Side side, EvidenceClass evidenceClass, String group, int difference);
}
