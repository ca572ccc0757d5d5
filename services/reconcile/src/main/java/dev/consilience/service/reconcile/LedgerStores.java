package dev.consilience.service.reconcile;

import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumNameRecord;
import dev.consilience.schema.TotalsRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores in which the ledgers of all propositions stand.
 *
 * @param totals by proposition
 * @param findings by proposition, study, side, kind of source, claim
 * @param dates by proposition, side, date, claim
 * @param strata by proposition, weight, variable, value
 * @param largest the values of a variable by proposition, weight, variable, size class from the greatest down, value
 * @param counters claims by proposition and article, and studies by proposition, side, class and group
 */
record LedgerStores(
        KeyValueStore<String, TotalsRecord> totals,
        KeyValueStore<String, FindingRecord> findings,
        KeyValueStore<String, DatedClaimRecord> dates,
        KeyValueStore<String, StratumCountsRecord> strata,
        KeyValueStore<String, StratumNameRecord> largest,
        KeyValueStore<String, CounterRecord> counters) {

    /** The stores as a processor finds them. */
    static LedgerStores of(ProcessorContext<?, ?> context) {
        return new LedgerStores(
                context.getStateStore(ReconcileTopology.TOTALS),
                context.getStateStore(ReconcileTopology.FINDINGS),
                context.getStateStore(ReconcileTopology.DATES),
                context.getStateStore(ReconcileTopology.STRATA),
                context.getStateStore(ReconcileTopology.LARGEST_STRATA),
                context.getStateStore(ReconcileTopology.COUNTERS));
    }
}
