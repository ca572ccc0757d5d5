package dev.consilience.service.publish.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A mirror of a topic that is filled by hand. */
final class Shelf<V extends SpecificRecord> implements AutoCloseable {

    private final Mirror<V> mirror;
    private final DocumentStore store;
    private long offset;

    Shelf(Mirror<V> mirror, Path folder) throws IOException {
        this.mirror = mirror;
        this.store = DocumentStore.open(folder.resolve(mirror.topic().name()), mirror.version(), Duration.ofDays(1));
    }

    /** Puts a record in as if it had come from the topic at that time. */
    void put(String key, V value, long time) throws IOException {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                mirror.topic().name(),
                0,
                offset,
                time,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        offset++;
        store.put(mirror.key(record), mirror.document(record, value));
    }

    void delete(String key) throws IOException {
        store.delete(key);
    }

    /** What is there now. */
    TopicView<V> view() throws IOException {
        store.refresh();
        return TopicView.still(mirror, store);
    }

    Mirror<V> mirror() {
        return mirror;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
