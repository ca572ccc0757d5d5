package dev.consilience.stream.decision;

import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.DecisionRecords;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions, and takes them back. When a method returns, all brokers that have to have it have it. Each of them may
 * be called again after a failure: the same decision written twice is one. For one thread at a time.
 *
 * <pre>{@code
 * try (DecisionWriter writer = DecisionWriter.open(kafka, serdes)) {
 *     writer.write(decision);
 * }
 * }</pre>
 */
public final class DecisionWriter implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final KafkaConnection kafka;
    private final Serde<DecisionRecord> onClaims;
    private final Serde<DecisionRecord> onPropositions;
    private final KafkaProducer<String, byte[]> producer;

    private DecisionWriter(KafkaConnection kafka, RecordSerdes serdes, KafkaProducer<String, byte[]> producer) {
        this.kafka = kafka;
        this.onClaims = serdes.of(TopicCatalogue.CLAIM_DECISIONS);
        this.onPropositions = serdes.of(TopicCatalogue.PROPOSITION_DECISIONS);
        this.producer = producer;
    }

    /**
     * A writer to a cluster.
     *
     * @param kafka the cluster
     * @param serdes how values are written
     * @throws IOException if the address is none
     */
    public static DecisionWriter open(KafkaConnection kafka, RecordSerdes serdes) throws IOException {
        try {
            return new DecisionWriter(
                    kafka,
                    serdes,
                    new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            throw new IOException("No Kafka cluster can be reached at " + kafka + ": " + reason(e), e);
        }
    }

    /** What was wrong with the address is in the cause. */
    private static @Nullable String reason(KafkaException failure) {
        if (failure.getCause() != null) {
            return failure.getCause().getMessage();
        }
        return failure.getMessage();
    }

    /**
     * Writes a decision.
     *
     * @throws IOException if Kafka did not take it; it may have been written all the same if the answer was lost
     */
    public void write(Decision decision) throws IOException {
        TopicDef<DecisionRecord> topic = DecisionRecords.topicOf(decision.subject());
        // When it was decided, not when it was sent: what is read again later is of the same time.
        send(topic, decision.key(), decision.at().toEpochMilli(), serialized(topic, decision));
    }

    private byte[] serialized(TopicDef<DecisionRecord> topic, Decision decision) throws IOException {
        Serde<DecisionRecord> serde = onPropositions;
        if (decision.subject() instanceof Subject.OfClaim) {
            serde = onClaims;
        }
        try {
            return serde.serializer().serialize(topic.name(), DecisionRecords.toRecord(decision));
        } catch (RuntimeException e) {
            throw new IOException(
                    "The schema registry does not know the schema of decisions, or does not answer, and nothing was"
                            + " written. Does the pipeline run (`consilience status`)? " + e.getMessage(),
                    e);
        }
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
        try {
            producer.send(new ProducerRecord<>(topic.name(), partition, time, key, value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while Kafka was taking the decision " + key);
        } catch (ExecutionException | KafkaException e) {
            throw new IOException(
                    "Kafka at " + kafka + " did not take the decision " + key
                            + ". Does the pipeline run (`consilience status`)? " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        producer.close();
        onClaims.close();
        onPropositions.close();
    }

    private static Map<String, Object> settings(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return settings;
    }
}
