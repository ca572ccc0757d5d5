package dev.consilience.service.publish;

import dev.consilience.schema.ClaimChangedRecord;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes records for subscribers of changes, each with the headers that tell what it is. */
final class ToldAs<R extends SpecificRecord> implements Processor<String, ClaimChangedRecord, String, R> {

    /** Says what is to be told of a change, in order; nothing, where there is nothing to tell. */
    interface Telling<R extends SpecificRecord> {
        List<KeyValue<String, @Nullable R>> of(String claim, ClaimChangedRecord change);
    }

    private final CloudEvent event;
    private final Telling<R> telling;
    private @Nullable ProcessorContext<String, R> context;

    ToldAs(CloudEvent event, Telling<R> telling) {
        this.event = event;
        this.telling = telling;
    }

    @Override
    public void init(ProcessorContext<String, R> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, ClaimChangedRecord> record) {
        ProcessorContext<String, R> next = Objects.requireNonNull(context);
        int number = 0;
        for (KeyValue<String, @Nullable R> told : telling.of(record.key(), record.value())) {
            int place = number;
            // Several records come of one, and each is told as something else.
            RecordHeaders headers = new RecordHeaders(record.headers());
            next.recordMetadata()
                    .ifPresent(answer -> event.writeTo(headers, record.key(), record.timestamp(), answer, place));
            next.forward(new Record<>(told.key, told.value, record.timestamp(), headers));
            number++;
        }
    }
}
