package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Ledger;
import dev.consilience.reconcile.Placement;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CompoundKeys;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the evidence, enters it into the ledgers of those propositions that have one, and tells which proposition has
 * changed, and why.
 */
final class TakeEvidence implements Processor<String, PlacedClaimRecord, String, Causes> {

    private @Nullable State state;

    private record State(
            ProcessorContext<String, Causes> context,
            KeyValueStore<String, PlacedClaimRecord> evidence,
            LedgerStores ledgers) {}

    @Override
    public void init(ProcessorContext<String, Causes> context) {
        state = new State(context, context.getStateStore(ReconcileTopology.EVIDENCE), LedgerStores.of(context));
    }

    @Override
    public void process(Record<String, PlacedClaimRecord> record) {
        State open = Objects.requireNonNull(state);
        PlacedClaimRecord before = open.evidence().get(record.key());
        PlacedClaimRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        String proposition = CompoundKeys.first(record.key());
        StoredPages pages = new StoredPages(proposition, open.ledgers());
        if (pages.areWritten()) {
            new Ledger(pages).enter(placement(before), placement(after));
        }
        open.evidence().put(record.key(), after);
        Causes causes = Causes.readFrom(record.headers()).of(CompoundKeys.second(record.key()));
        open.context().forward(record.withKey(proposition).withValue(causes));
    }

    private static @Nullable Placement placement(@Nullable PlacedClaimRecord record) {
        if (record == null) {
            return null;
        }
        return ClaimRecords.fromRecord(record);
    }
}
