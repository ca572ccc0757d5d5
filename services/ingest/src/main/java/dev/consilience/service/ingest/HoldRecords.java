package dev.consilience.service.ingest;

import dev.consilience.article.SourceRecord;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.schema.HeldRecord;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.stream.SourceRecords;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of each record the revision that counts, see {@link SourceRecord#later}. When that changes, what it contributes
 * to articles is sent on as far as it is known where it belongs, and what decides that is sent if it has changed too. The
 * same content again is no event, and an older revision that comes late changes nothing.
 */
final class HoldRecords implements Processor<String, ReceivedRecord, String, Object> {

    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, HeldRecord> held;

    @Override
    public void init(ProcessorContext<String, Object> newContext) {
        context = newContext;
        held = newContext.getStateStore(IngestTopology.RECORDS);
    }

    @Override
    public void process(Record<String, ReceivedRecord> record) {
        KeyValueStore<String, HeldRecord> store = Objects.requireNonNull(held);
        HeldRecord before = store.get(record.key());
        if (before == null) {
            before = new HeldRecord(null, null, null);
        }
        HeldRecord after = with(before, SourceRecords.fromRecord(record.value()));
        if (after.equals(before)) {
            return;
        }
        Optional<RecordIdentity> identityBefore = Placements.counting(before).map(RecordIdentity::of);
        Optional<RecordIdentity> identityAfter = Placements.counting(after).map(RecordIdentity::of);
        store.put(record.key(), after);
        ProcessorContext<String, Object> open = Objects.requireNonNull(context);
        Placements.changes(record.key(), before, after)
                .forEach((key, placed) ->
                        open.forward(record.withKey(key).<Object>withValue(placed), IngestTopology.WRITE_PLACED));
        if (!identityAfter.equals(identityBefore)) {
            identityAfter.ifPresent(identity -> open.forward(
                    record.<Object>withValue(SourceRecords.toRecord(identity)), IngestTopology.WRITE_IDENTIFIED));
        }
    }

    private static HeldRecord with(HeldRecord before, SourceRecord come) {
        if (come.isDeletion()) {
            return new HeldRecord(before.getReceived(), later(before.getDeletion(), come), before.getAssignment());
        }
        return new HeldRecord(later(before.getReceived(), come), before.getDeletion(), before.getAssignment());
    }

    private static ReceivedRecord later(@Nullable ReceivedRecord before, SourceRecord come) {
        if (before == null) {
            return SourceRecords.toRecord(come);
        }
        return SourceRecords.toRecord(SourceRecord.later(SourceRecords.fromRecord(before), come));
    }
}
