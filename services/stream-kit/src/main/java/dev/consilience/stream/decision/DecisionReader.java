package dev.consilience.stream.decision;

import dev.consilience.decision.Decision;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.TopicReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the decisions that stand. */
public final class DecisionReader {

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
        try (TopicReader reader = TopicReader.of(kafka, topic)) {
            reader.readToEnd(record -> take(record, values));
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
}
