package dev.consilience.service.publish.rest;

import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic of changes for one client, from where the client stands. Not for use by several threads. */
final class FeedReader implements AutoCloseable {

    private final Consumer<String, ClaimChangedRecord> consumer;
    private FeedPosition position;

    /** One change, and where a reader stands behind it. */
    record Entry(FeedPosition behind, ClaimChangedRecord change) {}

    /**
     * Opens the feed.
     *
     * @param consumer that reads committed records; closed with this reader
     * @param last where the reader stood; wins over {@code since}
     * @param since the time from which changes are wanted; without either, all that are kept are read
     */
    FeedReader(Consumer<String, ClaimChangedRecord> consumer, Optional<FeedPosition> last, Optional<Instant> since) {
        this.consumer = consumer;
        String topic = TopicCatalogue.CHANGES.name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        if (last.isPresent()) {
            last.get()
                    .offsets()
                    .forEach((partition, offset) -> starts.computeIfPresent(
                            new TopicPartition(topic, partition), (key, start) -> Math.max(start, offset)));
        } else if (since.isPresent()) {
            starts.putAll(offsetsAt(partitions, since.get()));
        }
        Map<Integer, Long> offsets = new HashMap<>();
        starts.forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            offsets.put(partition.partition(), offset);
        });
        position = new FeedPosition(offsets);
    }

    private Map<TopicPartition, Long> offsetsAt(List<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, time.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                consumer.offsetsForTimes(asked).entrySet()) {
            long offset = ends.getOrDefault(found.getKey(), 0L);
            if (found.getValue() != null) {
                offset = found.getValue().offset();
            }
            offsets.put(found.getKey(), offset);
        }
        return offsets;
    }

    /** Where the changes that are there now end. */
    FeedPosition end() {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(consumer.assignment())
                .forEach((partition, offset) -> ends.put(partition.partition(), offset));
        return new FeedPosition(ends);
    }

    /** Where this reader stands: behind the last change that it gave, and behind what a transaction left out. */
    FeedPosition position() {
        FeedPosition reached = position;
        for (TopicPartition partition : consumer.assignment()) {
            reached = reached.behind(partition.partition(), consumer.position(partition) - 1);
        }
        return reached;
    }

    /** The next changes, after at most so long a wait. */
    List<Entry> read(Duration wait) {
        List<Entry> entries = new ArrayList<>();
        for (ConsumerRecord<String, ClaimChangedRecord> record : consumer.poll(wait)) {
            position = position.behind(record.partition(), record.offset());
            entries.add(new Entry(position, record.value()));
        }
        return entries;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
