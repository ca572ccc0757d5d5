package dev.consilience.benchmark;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long a record that a step has written waits until its transaction is committed, and the next step may read it. Reads each topic on a
 * paper's way to the feed twice, as one that waits for commits and as one that does not.
 */
final class CommitWaits implements AutoCloseable {

    /** In their order. Into the first topic of all papers come without a transaction. */
    private static final List<TopicDef<?>> WAY = List.of(
            TopicCatalogue.RECORDS_IDENTIFIED,
            TopicCatalogue.RECORDS_ASSIGNED,
            TopicCatalogue.RECORDS_PLACED,
            TopicCatalogue.ARTICLES,
            TopicCatalogue.CLAIMS,
            TopicCatalogue.PLACED_CLAIMS,
            TopicCatalogue.PROPOSITIONS,
            TopicCatalogue.CHANGES);

    private final Reader written;
    private final Reader committed;

    /** Begins to read at the ends. */
    CommitWaits(KafkaConnection kafka) {
        written = new Reader(kafka, "read_uncommitted");
        committed = new Reader(kafka, "read_committed");
        written.thread.start();
        committed.thread.start();
    }

    /** The median wait at each topic, in seconds, of what has been read by both so far; topics to which nothing was written are left out. */
    Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (TopicDef<?> topic : WAY) {
            double[] waits = waits(topic.name());
            if (waits.length > 0) {
                medians.put(topic.name(), Latencies.of(waits).p50());
            }
        }
        return medians;
    }

    private double[] waits(String topic) {
        List<Double> waits = new ArrayList<>();
        committed.seen.forEach((place, readable) -> {
            Long there = written.seen.get(place);
            if (place.topic().equals(topic) && there != null) {
                waits.add(Math.max(0, readable - there) / 1e9);
            }
        });
        return waits.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
        written.close();
        committed.close();
    }

    private record Place(String topic, int partition, long offset) {}

    /** Notes when each record could be read. */
    private static final class Reader {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<Place, Long> seen = new ConcurrentHashMap<>();
        private final Thread thread;

        Reader(KafkaConnection kafka, String isolation) {
            Map<String, Object> settings = kafka.settings();
            settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            thread = new Thread(this::run, isolation);
            List<TopicPartition> partitions = WAY.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }

        private void run() {
            try {
                while (true) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                        seen.put(new Place(record.topic(), record.partition(), record.offset()), System.nanoTime());
                    }
                }
            } catch (WakeupException e) {
                consumer.close();
            }
        }

        void close() {
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
