package dev.consilience.service.ingest.intake;

import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.service.ingest.intake.IntakeRecords.IntakeRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records and the position behind them, all or nothing: one Kafka transaction. After a crash the position that
 * was committed last tells which record is the first that is missing.
 *
 * <p>The producer's transactional id belongs to the way in. Whoever opens it next fences whoever had it before: every
 * call of that one then throws {@link org.apache.kafka.common.errors.ProducerFencedException} or {@link
 * org.apache.kafka.common.errors.InvalidProducerEpochException}. Not for several threads.
 */
public final class ExactlyOnceWriter implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Serializer<String> keys = RecordSerdes.keys().serializer();
    private final Serializer<IntakePositionRecord> positions;
    private boolean open;

    /**
     * Takes the transactional id over, and ends what its last owner left open.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public ExactlyOnceWriter(Producer<byte[], byte[]> producer, RecordSerdes serdes) {
        this.producer = producer;
        positions = serdes.of(TopicCatalogue.INTAKE_POSITIONS).serializer();
        producer.initTransactions();
    }

    /** Adds a record to the transaction, which it opens if need be. */
    @SuppressWarnings("FutureReturnValueIgnored") // what a send failed with, the commit throws
    public void send(IntakeRecord record) {
        begin();
        producer.send(record.message());
    }

    /**
     * Commits what was sent since the last commit, together with the position behind it.
     *
     * @throws KafkaException if it was not committed: then nothing of it is there
     */
    public void commit(String key, IntakePositionRecord position) {
        commitValue(key, positions.serialize(TopicCatalogue.INTAKE_POSITIONS.name(), position));
    }

    /** Forgets a position that nobody will ask for again. */
    public void forget(String key) {
        commitValue(key, null);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as above
    private void commitValue(String key, byte @Nullable [] value) {
        String topic = TopicCatalogue.INTAKE_POSITIONS.name();
        begin();
        producer.send(new ProducerRecord<>(topic, keys.serialize(topic, key), value));
        producer.commitTransaction();
        open = false;
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }

    /** Takes back what was sent since the last commit. */
    public void abort() {
        if (open) {
            open = false;
            producer.abortTransaction();
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
