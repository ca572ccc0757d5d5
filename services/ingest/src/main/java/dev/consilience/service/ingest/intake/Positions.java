package dev.consilience.service.ingest.intake;

import dev.consilience.schema.IntakePositionRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/** How far files and polls had come, as committed. */
public final class Positions {

    private static final Duration POLL = Duration.ofMillis(200);

    private Positions() {}

    /** The key of a position: a way in and a name have one each. */
    public static String key(String way, String name) {
        return way + ":" + name;
    }

    /**
     * Reads the topic of positions to the end that it had when this was called.
     *
     * <p>To its real end, and not only to the first transaction that is still open: behind that one another way in may have
     * committed what is asked for here. An open transaction ends when its owner comes back, or by its timeout.
     *
     * @param committed a consumer that reads committed records only
     * @param all a consumer that reads all records, asked only for where the end is
     * @param patience must be longer than the transaction timeout
     * @throws TimeoutException if the end was not reached in time
     */
    public static Map<String, IntakePositionRecord> read(
            KafkaConsumer<String, byte[]> committed,
            KafkaConsumer<String, byte[]> all,
            RecordSerdes serdes,
            Duration patience) {
        String topic = TopicCatalogue.INTAKE_POSITIONS.name();
        Deserializer<IntakePositionRecord> values =
                serdes.of(TopicCatalogue.INTAKE_POSITIONS).deserializer();
        List<TopicPartition> partitions = committed.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = all.endOffsets(partitions);
        committed.assign(partitions);
        committed.seekToBeginning(partitions);
        Map<String, IntakePositionRecord> positions = new HashMap<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (partitions.stream().anyMatch(each -> committed.position(each) < ends.getOrDefault(each, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The end of " + topic + " was not reached within " + patience);
            }
            for (ConsumerRecord<String, byte[]> record : committed.poll(POLL)) {
                if (record.value() == null) {
                    positions.remove(record.key());
                } else {
                    positions.put(record.key(), values.deserialize(topic, record.value()));
                }
            }
        }
        return positions;
    }
}
