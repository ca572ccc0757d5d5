package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Reliability;
import dev.consilience.schema.JudgedClaimRecord;
import dev.consilience.schema.ReliabilityRecord;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.DecisionRecords;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts judgements by subject, by difference: what a claim counted for before is taken off, what it counts for now is added.
 * What each claim counts for is kept, so that none counts twice, however often it comes.
 */
final class CountJudgements implements Processor<String, JudgedClaimRecord, String, ReliabilityRecord> {

    private @Nullable State state;

    private record State(
            ProcessorContext<String, ReliabilityRecord> context,
            KeyValueStore<String, JudgedClaimRecord> judged,
            KeyValueStore<String, ReliabilityRecord> counts) {}

    @Override
    public void init(ProcessorContext<String, ReliabilityRecord> context) {
        state = new State(
                context,
                context.getStateStore(ReconcileTopology.JUDGED_CLAIMS),
                context.getStateStore(ReconcileTopology.RELIABILITY_COUNTS));
    }

    @Override
    public void process(Record<String, JudgedClaimRecord> record) {
        State open = Objects.requireNonNull(state);
        JudgedClaimRecord before = open.judged().get(record.key());
        JudgedClaimRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        String subject = CompoundKeys.first(record.key());
        Reliability then = counts(open.counts().get(subject));
        Reliability now = new Reliability(
                then.accepted() - accepted(before) + accepted(after),
                then.rejected() - rejected(before) + rejected(after));
        ReliabilityRecord sum = null;
        if (now.judged() > 0) {
            sum = DecisionRecords.toRecord(subject, now);
        }
        open.judged().put(record.key(), after);
        open.counts().put(subject, sum);
        open.context().forward(new Record<>(subject, sum, record.timestamp(), record.headers()));
    }

    private static Reliability counts(@Nullable ReliabilityRecord record) {
        if (record == null) {
            return new Reliability(0, 0);
        }
        return DecisionRecords.fromRecord(record);
    }

    private static int accepted(@Nullable JudgedClaimRecord judged) {
        if (judged == null || judged.getRejected()) {
            return 0;
        }
        return 1;
    }

    private static int rejected(@Nullable JudgedClaimRecord judged) {
        if (judged == null || !judged.getRejected()) {
            return 0;
        }
        return 1;
    }
}
