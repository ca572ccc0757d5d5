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
 * The decisions that stand, by what they are about: also those on claims and propositions that do not stand, or not yet, so
 * that it does not matter which of the two comes first, nor how often one goes and comes back.
 *
 * @param store decisions by the key of what they are about, slash, decision
 */
record Decisions(KeyValueStore<String, DecisionRecord> store) {

    /** The decisions on a claim or a proposition, by key. */
    SortedMap<String, Decision> on(String subject) {
        SortedMap<String, Decision> decisions = new TreeMap<>();
        try (KeyValueIterator<String, DecisionRecord> found =
                store.prefixScan(subject + "/", RecordSerdes.keys().serializer())) {
            found.forEachRemaining(entry -> decisions.put(entry.key, DecisionRecords.fromRecord(entry.value)));
        }
        return decisions;
    }

    /** What those on a claim amount to. */
    Judgement judgement(String claim) {
        return Decision.judgementOf(on(claim).values());
    }

    /**
     * The decision that a record makes. What is under another key than its own would be found under nothing, or under what it
     * is not about.
     *
     * @throws IllegalArgumentException if it makes none, or is under another key than its own
     */
    static Decision underItsKey(String key, DecisionRecord record) {
        Decision decision = DecisionRecords.fromRecord(record);
        if (!decision.key().equals(key)) {
            throw new IllegalArgumentException("The key " + key + " is not that of its decision, " + decision.key());
        }
        return decision;
    }
}
