package dev.consilience.service.reconcile;

import dev.consilience.claim.Judgement;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.stream.ClaimRecords;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Tells what became of each claim, with what curators have ruled of it. The last value of each claim is kept. */
final class TakeClaims implements Processor<String, ClaimRecord, String, ClaimChange> {

    private @Nullable State state;

    private record State(
            ProcessorContext<String, ClaimChange> context,
            KeyValueStore<String, ClaimRecord> claims,
            Decisions decisions) {}

    @Override
    public void init(ProcessorContext<String, ClaimChange> context) {
        state = new State(
                context,
                context.getStateStore(ReconcileTopology.CLAIMS_PLACED),
                new Decisions(context.getStateStore(ReconcileTopology.CLAIM_DECISIONS)));
    }

    @Override
    public void process(Record<String, ClaimRecord> record) {
        State open = Objects.requireNonNull(state);
        ClaimRecord before = open.claims().get(record.key());
        ClaimRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        Judgement judgement = open.decisions().judgement(record.key());
        open.context().forward(record.withValue(new ClaimChange(judged(before, judgement), judged(after, judgement))));
        open.claims().put(record.key(), after);
    }

    private static @Nullable JudgedClaim judged(@Nullable ClaimRecord claim, Judgement judgement) {
        if (claim == null) {
            return null;
        }
        return new JudgedClaim(ClaimRecords.fromRecord(claim), judgement);
    }
}
