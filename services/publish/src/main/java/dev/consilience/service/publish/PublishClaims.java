package dev.consilience.service.publish;

import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.CuratedRecords;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Compares each answer with what was last published, and tells what changed, and why. An answer that says nothing new is no change. */
final class PublishClaims implements Processor<String, CuratedClaimRecord, String, ClaimChangedRecord> {

    private @Nullable ProcessorContext<String, ClaimChangedRecord> context;
    private @Nullable KeyValueStore<String, CuratedClaimRecord> published;

    @Override
    public void init(ProcessorContext<String, ClaimChangedRecord> newContext) {
        context = newContext;
        published = newContext.getStateStore(PublishTopology.PUBLISHED);
    }

    @Override
    public void process(Record<String, CuratedClaimRecord> record) {
        KeyValueStore<String, CuratedClaimRecord> store = Objects.requireNonNull(published);
        CuratedClaimRecord before = store.get(record.key());
        CuratedClaimRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        store.put(record.key(), after);
        Causes causes = Causes.readFrom(record.headers());
        ClaimChangedRecord change =
                new ClaimChangedRecord(record.key(), causes.reason(), CuratedRecords.toRecords(causes), before, after);
        Objects.requireNonNull(context).forward(record.withValue(change));
    }

    /** The last value of a withdrawn claim, with the reason. */
    static CuratedClaimRecord withdrawn(ClaimChangedRecord change) {
        return CuratedClaimRecord.newBuilder(change.getBefore())
                .setWithdrawn(CuratedRecords.fromRecords(change.getCauses()).inWords())
                .build();
    }
}
