package dev.consilience.stream.decision;

import dev.consilience.decision.Decision;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the decisions that stand. */
public final class DecisionReader {

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 20_000;

    private DecisionReader() {}

    /**
     * What was found.
     *
     * @param standing the decisions that stand, in the order in which they were made, then of their keys
     * @param unreadable what stands on the topics and is no decision: key and reason, in the order of the keys
     */
    public record Result(List<Decision> standing, Map<String, String> unreadable) {}

    /**
     * Reads the topics of decisions to the end that they have now.
     *
     * @throws IOException if the cluster does not answer, or lacks the topics
     */
    public static Result read(KafkaConnection kafka, RecordSerdes serdes) throws IOException {
        List<Decision> standing = new ArrayList<>();
        Map<String, String> unreadable = new TreeMap<>();
        for (TopicDef<DecisionRecord> topic :
                List.of(TopicCatalogue.CLAIM_DECISIONS, TopicCatalogue.PROPOSITION_DECISIONS)) {
            Deserializer<DecisionRecord> values = serdes.of(topic).deserializer();
            lastValues(kafka, topic.name()).forEach((key, bytes) -> {
                try {
                    standing.add(DecisionRecords.fromRecord(values.deserialize(topic.name(), bytes)));
                } catch (RuntimeException e) {
                    // Anybody may write to a topic: one bad record must not hide the others.
                    unreadable.put(key, String.valueOf(e.getMessage()));
                }
            });
        }
        standing.sort(Comparator.comparing(Decision::at).thenComparing(Decision::key));
        return new Result(standing, unreadable);
    }

    private static Map<String, byte[]> lastValues(KafkaConnection kafka, String topic) throws IOException {
        Map<String, byte[]> values = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int quiet = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
                quiet++;
                if (!records.isEmpty()) {
                    quiet = 0;
                } else if (quiet * WAIT.toMillis() > PATIENCE_MS) {
                    throw new TimeoutException("nothing has come from " + topic + " for " + PATIENCE_MS + " ms");
                }
                records.forEach(record -> take(record, values));
            }
        } catch (KafkaException e) {
            throw new IOException(
                    "Kafka at " + kafka + " does not say what was decided. Does the pipeline run"
                            + " (`consilience status`)? " + e.getMessage(),
                    e);
        }
        return values;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, byte[]> values) {
        if (record.value() == null) {
            values.remove(record.key());
        } else {
            values.put(record.key(), record.value());
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
