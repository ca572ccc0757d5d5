package dev.consilience.service.reconcile;

import dev.consilience.article.ArticleId;
import dev.consilience.article.StudyId;
import dev.consilience.claim.ClaimId;
import dev.consilience.reconcile.EvidenceClass;
import dev.consilience.reconcile.Finding;
import dev.consilience.reconcile.LedgerPages;
import dev.consilience.reconcile.Side;
import dev.consilience.reconcile.StratumKey;
import dev.consilience.reconcile.Totals;
import dev.consilience.reconcile.VariableTable.Cell;
import dev.consilience.reconcile.VariableTable.Row;
import dev.consilience.reconcile.Weight;
import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumNameRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.stream.RecordSerdes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The pages of one proposition's ledger, in stores that hold those of all. */
final class StoredPages implements LedgerPages {

    /** Stands behind every date: claims without one come last. */
    private static final String NO_DATE = "~";

    /** Greater than every character that a key can have behind a part. */
    private static final String END = "\u0001";

    private final String proposition;
    private final LedgerStores stores;

    StoredPages(String proposition, LedgerStores stores) {
        this.proposition = proposition;
        this.stores = stores;
    }

    /** Whether this proposition has a ledger. */
    boolean areWritten() {
        return stores.totals().get(proposition) != null;
    }

    @Override
    public Totals totals() {
        TotalsRecord record = stores.totals().get(proposition);
        if (record == null) {
            return Totals.NONE;
        }
        return LedgerRecords.fromRecord(record);
    }

    @Override
    public void keep(Totals totals) {
        if (totals.equals(Totals.NONE)) {
            stores.totals().delete(proposition);
        } else {
            stores.totals().put(proposition, LedgerRecords.toRecord(totals));
        }
    }

    @Override
    public List<Finding> heard(StudyId study, int mostOfASide) {
        String all = key().and(study.value()).text();
        List<Finding> heard = new ArrayList<>();
        Map<Side, Integer> bySide = new HashMap<>();
        String from = all;
        boolean more = true;
        while (more) {
            more = false;
            try (KeyValueIterator<String, FindingRecord> entries =
                    stores.findings().range(from, all + "z")) {
                while (!more && entries.hasNext()) {
                    Finding finding = LedgerRecords.fromRecord(entries.next().value);
                    if (bySide.merge(finding.side(), 1, Integer::sum) <= mostOfASide) {
                        heard.add(finding);
                    } else {
                        // Enough of this side: on with the first of the next.
                        from = withoutEnd(key().and(study.value()).and(finding.side())) + END;
                        more = true;
                    }
                }
            }
        }
        return heard;
    }

    @Override
    public void enter(Finding finding) {
        stores.findings().put(findingKey(finding), LedgerRecords.toRecord(finding));
        stores.dates()
                .put(
                        dateKey(finding),
                        new DatedClaimRecord(finding.date(), finding.claim().value()));
    }

    @Override
    public void strike(Finding finding) {
        stores.findings().delete(findingKey(finding));
        stores.dates().delete(dateKey(finding));
    }

    @Override
    public List<Dated> earliest(Side side, int most) {
        return first(stores.dates(), key().and(side), most).stream()
                .map(entry -> new Dated(entry.value.getDate(), new ClaimId(entry.value.getClaim())))
                .toList();
    }

    @Override
    public String latest(Side side) {
        String all = key().and(side).text();
        try (KeyValueIterator<String, DatedClaimRecord> entries = stores.dates().reverseRange(all, all + NO_DATE)) {
            if (entries.hasNext()) {
                return entries.next().value.getDate();
            }
            return "";
        }
    }

    @Override
    public void count(StratumKey key, Cell difference) {
        Cell before = stratum(key);
        Cell after = before.plus(difference);
        if (after.equals(Cell.EMPTY)) {
            stores.strata().delete(stratumKey(key));
        } else {
            stores.strata().put(stratumKey(key), LedgerRecords.toRecord(after));
        }
        if (after.sizeClass() != before.sizeClass()) {
            if (before.sizeClass() > 0) {
                stores.largest().delete(largestKey(key, before.sizeClass()));
            }
            if (after.sizeClass() > 0) {
                stores.largest().put(largestKey(key, after.sizeClass()), new StratumNameRecord(key.value()));
            }
        }
    }

    @Override
    public List<Row> largest(Weight weight, String variable, int most) {
        LedgerKey prefix = key().and(weight).and(variable);
        List<Row> rows = new ArrayList<>();
        for (KeyValue<String, StratumNameRecord> entry : first(stores.largest(), prefix, most)) {
            String value = entry.value.getValue();
            rows.add(new Row(value, stratum(new StratumKey(weight, variable, value))));
        }
        return rows;
    }

    private Cell stratum(StratumKey key) {
        StratumCountsRecord record = stores.strata().get(stratumKey(key));
        if (record == null) {
            return Cell.EMPTY;
        }
        return LedgerRecords.fromRecord(record);
    }

    @Override
    public int count(ArticleId article, int difference) {
        return count(key().and("article").and(article.value()), difference);
    }

    @Override
    public int count(Side side, EvidenceClass evidenceClass, String group, int difference) {
        return count(
                key().and("group")
                        .and(side)
                        .and(evidenceClass.kind())
                        .and(evidenceClass.rule())
                        .and(group),
                difference);
    }

    private int count(LedgerKey key, int difference) {
        CounterRecord before = stores.counters().get(key.text());
        int count = difference;
        if (before != null) {
            count += before.getCount();
        }
        if (count == 0) {
            stores.counters().delete(key.text());
        } else {
            stores.counters().put(key.text(), new CounterRecord(count));
        }
        return count;
    }

    private static <V> List<KeyValue<String, V>> first(KeyValueStore<String, V> store, LedgerKey prefix, int most) {
        List<KeyValue<String, V>> entries = new ArrayList<>();
        try (KeyValueIterator<String, V> found =
                store.prefixScan(prefix.text(), RecordSerdes.keys().serializer())) {
            while (found.hasNext() && entries.size() < most) {
                entries.add(found.next());
            }
        }
        return entries;
    }

    private LedgerKey key() {
        return LedgerKey.of(proposition);
    }

    private static String withoutEnd(LedgerKey key) {
        return key.text().substring(0, key.text().length() - 1);
    }

    private String findingKey(Finding finding) {
        return key().and(finding.study().value())
                .and(finding.side())
                .and(finding.sourceKind())
                .and(finding.claim().value())
                .text();
    }

    private String dateKey(Finding finding) {
        String date = finding.date();
        if (date.isEmpty()) {
            date = NO_DATE;
        }
        return key().and(finding.side()).and(date).and(finding.claim().value()).text();
    }

    private String stratumKey(StratumKey key) {
        return key().and(key.weight()).and(key.variable()).and(key.value()).text();
    }

    private String largestKey(StratumKey key, int sizeClass) {
        return key().and(key.weight())
                .and(key.variable())
                .andDown(sizeClass)
                .and(key.value())
                .text();
    }
}
