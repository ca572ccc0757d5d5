package dev.consilience.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to the end that it has when it is opened: what is committed of it. */
public final class TopicReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int PATIENCE_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    private TopicReader(String topic, KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        this.topic = topic;
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /**
     * Opens a topic.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer or has no such topic
     */
    public static TopicReader of(KafkaConnection kafka, String topic) {
        KafkaConsumer<String, byte[]> consumer = consumer(kafka);
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return new TopicReader(topic, consumer, partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * What reads only what is committed, of no group, and waits {@value #PATIENCE_SECONDS} seconds for an answer.
     *
     * @throws org.apache.kafka.common.KafkaException if the settings of the connection are no good
     */
    public static KafkaConsumer<String, byte[]> consumer(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** How many partitions the topic has. */
    public int partitions() {
        return partitions.size();
    }

    /**
     * Reads all that there is, from the beginning.
     *
     * @throws TimeoutException if nothing more comes
     * @throws org.apache.kafka.common.KafkaException if something cannot be read
     */
    public void readToEnd(Consumer<ConsumerRecord<String, byte[]>> taker) {
        Map<TopicPartition, Long> ends = begin(consumer, partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isRead(consumer, ends)) {
            ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
            for (ConsumerRecord<String, byte[]> record : records) {
                // What has come since belongs to another moment.
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    taker.accept(record);
                }
            }
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("nothing has come from " + topic + " for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    /**
     * Begins to read partitions from their beginnings.
     *
     * @return where each of them ends now
     */
    public static Map<TopicPartition, Long> begin(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    /** Whether these ends have been reached. */
    public static boolean isRead(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
