package dev.consilience.service.ingest.intake;

import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Makes the Kafka clients of the ways in.
 *
 * @param kafka the cluster
 * @param serdes how values are written
 * @param gathering how much goes to a broker at once
 */
public record KafkaClients(KafkaConnection kafka, RecordSerdes serdes, Gathering gathering) {

    /**
     * What a producer waits for before it sends: whichever comes first, and the end of what was handed in or of a transaction, which
     * come before both.
     *
     * @param longest how long the first record waits for others
     * @param bytes so much of one partition is sent whether it has waited or not
     */
    public record Gathering(Duration longest, int bytes) {}

    /** How long what a killed instance left open can hold readers up, if nobody takes its place. */
    private static final Duration TRANSACTION = Duration.ofSeconds(30);

    private static final Duration PATIENCE = TRANSACTION.multipliedBy(2);

    /** A producer for records that need no position: whoever sends them sends again what was not confirmed. */
    public Producer<byte[], byte[]> producer(String clientId) {
        return new KafkaProducer<>(producerSettings(clientId), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The exactly-once writer of a way in; fences whoever had the same id. */
    public ExactlyOnceWriter exactlyOnce(String transactionalId) {
        Map<String, Object> settings = producerSettings(transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            return new ExactlyOnceWriter(producer, serdes);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** A consumer of committed records as bytes, without a group. */
    public Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                consumerSettings("read_committed"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How far files and polls had come; to be asked after {@link #exactlyOnce}, which ends what was left open. */
    public Map<String, IntakePositionRecord> positions() {
        try (KafkaConsumer<String, byte[]> committed = consumer("read_committed");
                KafkaConsumer<String, byte[]> all = consumer("read_uncommitted")) {
            return Positions.read(committed, all, serdes, PATIENCE);
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(consumerSettings(isolation), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumerSettings(String isolation) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }

    private Map<String, Object> producerSettings(String clientId) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) gathering.longest().toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, gathering.bytes());
        return settings;
    }
}
