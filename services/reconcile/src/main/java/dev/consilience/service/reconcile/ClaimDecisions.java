package dev.consilience.service.reconcile;

import dev.consilience.claim.Judgement;
import dev.consilience.decision.Decision;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.RecordSerdes;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The decisions that stand, by claim: also those on claims that do not stand, or not yet, so that it does not matter which of
 * the two comes first, nor how often a claim goes and comes back.
 *
 * @param store decisions by claim, slash, decision
 */
record ClaimDecisions(KeyValueStore<String, DecisionRecord> store) {

    /** The decisions on a claim, by key. */
    SortedMap<String, Decision> on(String claim) {
        SortedMap<String, Decision> decisions = new TreeMap<>();
        try (KeyValueIterator<String, DecisionRecord> found =
                store.prefixScan(claim + "/", RecordSerdes.keys().serializer())) {
            found.forEachRemaining(entry -> decisions.put(entry.key, DecisionRecords.fromRecord(entry.value)));
        }
        return decisions;
    }

    /** What they amount to. */
    Judgement judgement(String claim) {
        return Decision.judgementOf(on(claim).values());
    }
}
