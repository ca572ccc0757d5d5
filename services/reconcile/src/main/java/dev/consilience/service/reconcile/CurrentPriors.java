package dev.consilience.service.reconcile;

import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Reliability;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.stream.DecisionRecords;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The priors as curators' judgements have made them by now, read from the table of what they have taught. It has a few dozen
 * rows, so it is read anew each time.
 *
 * <p>An answer that was given with other priors is not out of date by itself: whoever gives answers has to see that the name
 * of the priors is another one, and answer again.
 */
final class CurrentPriors {

    private final BeliefPriors named;
    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<ReliabilityRecord>> table;

    /**
     * The priors that a processor of the topology can ask for.
     *
     * @param named the figures before anything was learned
     * @param context the processor's, at its start
     */
    CurrentPriors(BeliefPriors named, ProcessingContext context) {
        this.named = named;
        this.table = context.getStateStore(ReconcileTopology.RELIABILITY);
    }

    /** The priors as of now. */
    BeliefPriors get() {
        Map<String, Reliability> reliability = new TreeMap<>();
        try (KeyValueIterator<String, ValueAndTimestamp<ReliabilityRecord>> all = table.all()) {
            all.forEachRemaining(entry -> reliability.put(entry.key, DecisionRecords.fromRecord(entry.value.value())));
        }
        return named.learned(reliability);
    }
}
