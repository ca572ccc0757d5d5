package dev.consilience.service.ingest;

import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.HeldRecord;
import dev.consilience.schema.PlacedRecord;
import dev.consilience.stream.Causes;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Puts each record under the articles to which it contributes, and takes it away from where it no longer belongs. */
final class PlaceRecords implements Processor<String, AssignmentRecord, String, PlacedRecord> {

    private @Nullable ProcessorContext<String, PlacedRecord> context;
    private @Nullable KeyValueStore<String, HeldRecord> held;

    @Override
    public void init(ProcessorContext<String, PlacedRecord> newContext) {
        context = newContext;
        held = newContext.getStateStore(IngestTopology.RECORDS);
    }

    @Override
    public void process(Record<String, AssignmentRecord> record) {
        KeyValueStore<String, HeldRecord> store = Objects.requireNonNull(held);
        HeldRecord before = store.get(record.key());
        if (before == null) {
            // Cannot be: who assigns a record has heard of it from here. To keep it costs less than to be wrong.
            before = new HeldRecord(null, null, null);
        }
        HeldRecord after = new HeldRecord(before.getReceived(), before.getDeletion(), record.value());
        store.put(record.key(), after);
        Headers headers = new RecordHeaders();
        why(before.getAssignment(), record.value()).writeTo(headers);
        Placements.changes(record.key(), before, after).forEach((key, placed) -> Objects.requireNonNull(context)
                .forward(new Record<>(key, placed, record.timestamp(), headers)));
    }

    private static Causes why(@Nullable AssignmentRecord before, AssignmentRecord after) {
        if (before == null) {
            return Causes.unknown();
        }
        if (!before.getArticle().equals(after.getArticle())) {
            return Causes.of(ChangeReason.MERGED, before.getArticle(), "It is known as " + after.getArticle() + " now");
        }
        if (!before.getStudy().equals(after.getStudy())) {
            return Causes.of(ChangeReason.MERGED, before.getArticle(), "It reports the study " + after.getStudy());
        }
        return Causes.unknown();
    }
}
