package dev.consilience.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.StudyId;
import dev.consilience.reconcile.VariableTable.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pages of a ledger that are forgotten with the test. */
public final class PagesInMemory implements LedgerPages {

    private final Map<StudyId, Set<Finding>> studies = new HashMap<>();
    private final Map<Side, Set<Finding>> sides = new HashMap<>();
    private final Map<StratumKey, Cell> strata = new TreeMap<>();
    private final Map<List<Object>, Integer> counts = new HashMap<>();
    private Totals totals = Totals.NONE;
    private int groupsCounted;

    /** How often a group's studies were counted up or down. */
    int groupsCounted() {
        return groupsCounted;
    }

    /** Whether all that was ever entered is gone without a trace. */
    boolean areBlank() {
        return studies.values().stream().allMatch(Set::isEmpty)
                && sides.values().stream().allMatch(Set::isEmpty)
                && strata.values().stream().allMatch(Cell.EMPTY::equals)
                && counts.values().stream().allMatch(count -> count == 0)
                && totals.equals(Totals.NONE);
    }

    @Override
    public Totals totals() {
        return totals;
    }

    @Override
    public void keep(Totals newTotals) {
        totals = newTotals;
    }

    @Override
    public List<Finding> heard(StudyId study, int mostOfASide) {
        Map<Side, Integer> heard = new HashMap<>();
        return studies.getOrDefault(study, Set.of()).stream()
                .filter(finding -> heard.merge(finding.side(), 1, Integer::sum) <= mostOfASide)
                .toList();
    }

    @Override
    public void enter(Finding finding) {
        if (!studies.computeIfAbsent(finding.study(), study -> new TreeSet<>(Finding.HEARD_FIRST))
                        .add(finding)
                || !sides.computeIfAbsent(finding.side(), side -> new TreeSet<>(Finding.EARLIEST_FIRST))
                        .add(finding)) {
            throw new IllegalStateException("Entered twice: " + finding);
        }
    }

    @Override
    public void strike(Finding finding) {
        if (!studies.get(finding.study()).remove(finding)
                || !sides.get(finding.side()).remove(finding)) {
            throw new IllegalStateException("Never entered: " + finding);
        }
    }

    @Override
    public List<Dated> earliest(Side side, int most) {
        return sides.getOrDefault(side, Set.of()).stream()
                .limit(most)
                .map(finding -> new Dated(finding.date(), finding.claim()))
                .toList();
    }

    @Override
    public String latest(Side side) {
        return sides.getOrDefault(side, Set.of()).stream().map(Finding::date).reduce("", (one, other) -> {
            if (one.compareTo(other) > 0) {
                return one;
            }
            return other;
        });
    }

    @Override
    public void count(StratumKey key, Cell difference) {
        strata.merge(key, difference, Cell::plus);
    }

    @Override
    public List<VariableTable.Row> largest(Weight weight, String variable, int most) {
        return strata.entrySet().stream()
                .filter(entry -> entry.getKey().weight() == weight
                        && entry.getKey().variable().equals(variable)
                        && !entry.getValue().equals(Cell.EMPTY))
                .map(entry -> new VariableTable.Row(entry.getKey().value(), entry.getValue()))
                .sorted(VariableTable.Row.LARGEST_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public int count(ArticleId article, int difference) {
        return counts.merge(List.of(article), difference, Integer::sum);
    }

    @Override
    public int count(Side side, EvidenceClass evidenceClass, String group, int difference) {
        groupsCounted++;
        return counts.merge(List.of(side, evidenceClass, group), difference, Integer::sum);
    }
}
