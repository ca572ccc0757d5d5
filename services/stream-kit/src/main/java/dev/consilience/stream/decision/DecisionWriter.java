package dev.consilience.stream.decision;

import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions, and takes them back. When a method returns, all brokers that have to have it have it. Each of them may
 * be called again after a failure: the same decision written twice is one.
 *
 * @param bootstrapServers of the Kafka cluster, for example {@code 127.0.0.1:9092}
 * @param serdes how values are written
 */
public record DecisionWriter(String bootstrapServers, RecordSerdes serdes) {

    private static final int PATIENCE_MS = 20_000;

    /**
     * Writes a decision.
     *
     * @throws IOException if Kafka did not take it; it may have been written all the same if the answer was lost
     */
    public void write(Decision decision) throws IOException {
        TopicDef<DecisionRecord> topic = DecisionRecords.topicOf(decision.subject());
        byte[] value;
        try {
            value = serdes.of(topic).serializer().serialize(topic.name(), DecisionRecords.toRecord(decision));
        } catch (RuntimeException e) {
            throw new IOException(
                    "The schema registry does not know the schema of decisions, or does not answer, and nothing was written: "
                            + e.getMessage(),
                    e);
        }
        // When it was decided, not when it was sent: what is read again later is of the same time.
        send(topic, decision.key(), decision.at().toEpochMilli(), value);
    }

    /**
     * Takes a decision back, whether there is one or not.
     *
     * @param subject what it is about
     * @param key its key
     * @throws IOException if Kafka did not take it
     */
    public void takeBack(Subject subject, String key) throws IOException {
        send(DecisionRecords.topicOf(subject), key, null, null);
    }

    private void send(TopicDef<DecisionRecord> topic, String key, @Nullable Long time, byte @Nullable [] value)
            throws IOException {
        int partition = CompoundKeys.partition(key, topic.partitions());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), partition, time, key, value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while Kafka was taking the decision " + key);
        } catch (ExecutionException | KafkaException e) {
            throw new IOException(
                    "Kafka at " + bootstrapServers + " did not take the decision " + key
                            + ". Does the pipeline run (`consilience status`)? " + e.getMessage(),
                    e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return settings;
    }
}
