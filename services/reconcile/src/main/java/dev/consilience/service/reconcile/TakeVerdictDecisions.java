package dev.consilience.service.reconcile;

import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.DecisionRecords;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the decisions on propositions, and tells which proposition has a new one. */
final class TakeVerdictDecisions implements Processor<String, DecisionRecord, String, Causes> {

    private @Nullable ProcessorContext<String, Causes> context;
    private @Nullable KeyValueStore<String, DecisionRecord> decisions;

    @Override
    public void init(ProcessorContext<String, Causes> newContext) {
        context = newContext;
        decisions = newContext.getStateStore(ReconcileTopology.VERDICT_DECISIONS);
    }

    @Override
    public void process(Record<String, DecisionRecord> record) {
        KeyValueStore<String, DecisionRecord> store = Objects.requireNonNull(decisions);
        DecisionRecord before = store.get(record.key());
        DecisionRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        String words;
        if (after == null) {
            words = "taken back: " + DecisionRecords.fromRecord(before).inWords();
        } else {
            words = Decisions.underItsKey(record.key(), after).inWords();
        }
        store.put(record.key(), after);
        Causes causes = Causes.of(ChangeReason.DECISION, "", words);
        Objects.requireNonNull(context)
                .forward(record.withKey(CompoundKeys.first(record.key())).withValue(causes));
    }
}
