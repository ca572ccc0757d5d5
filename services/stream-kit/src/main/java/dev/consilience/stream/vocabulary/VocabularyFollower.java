package dev.consilience.stream.vocabulary;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows what is released, each release as a whole. For one thread.
 *
 * <pre>{@code
 * try (VocabularyFollower follower = VocabularyFollower.open(kafka, serdes)) {
 *     while (...) {
 *         follower.poll(Duration.ofSeconds(1)).ifPresent(released -> use(released.vocabulary()));
 *     }
 * }
 * }</pre>
 */
public final class VocabularyFollower implements AutoCloseable {

    private static final TopicPartition CONCEPTS = new TopicPartition(TopicCatalogue.VOCABULARY_CONCEPTS.name(), 0);
    private static final TopicPartition RELEASE = new TopicPartition(TopicCatalogue.VOCABULARY_RELEASE.name(), 0);
    private static final Duration WAIT = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<VocabularyReleaseRecord> releases;
    private final VocabularyAssembly assembly;
    private final Map<TopicPartition, Long> endsAtOpening;

    private VocabularyFollower(KafkaConsumer<String, byte[]> consumer, RecordSerdes serdes) {
        this.consumer = consumer;
        this.releases = serdes.of(TopicCatalogue.VOCABULARY_RELEASE).deserializer();
        Deserializer<ConceptRecord> concepts =
                serdes.of(TopicCatalogue.VOCABULARY_CONCEPTS).deserializer();
        this.assembly = new VocabularyAssembly(bytes -> concepts.deserialize(CONCEPTS.topic(), bytes));
        this.endsAtOpening = startAtTheBeginning(consumer, List.of(CONCEPTS, RELEASE));
    }

    /**
     * A reader from the beginning of the topics.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer or lacks the topics
     */
    public static VocabularyFollower open(KafkaConnection kafka, RecordSerdes serdes) {
        KafkaConsumer<String, byte[]> consumer = consumer(kafka);
        try {
            return new VocabularyFollower(consumer, serdes);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** What is in force, without its concepts. */
    public static Optional<VocabularyReleaseRecord> inForce(KafkaConnection kafka, RecordSerdes serdes) {
        Deserializer<VocabularyReleaseRecord> deserializer =
                serdes.of(TopicCatalogue.VOCABULARY_RELEASE).deserializer();
        Map<String, VocabularyReleaseRecord> last = new HashMap<>();
        readToEnd(kafka, RELEASE, record -> {
            if (record.value() != null) {
                last.put(record.key(), deserializer.deserialize(RELEASE.topic(), record.value()));
            }
        });
        return last.values().stream().findFirst();
    }

    /** The keys of all concepts that are on the topic. */
    static Set<String> conceptKeys(KafkaConnection kafka) {
        Set<String> keys = new HashSet<>();
        readToEnd(kafka, CONCEPTS, record -> {
            if (record.value() == null) {
                keys.remove(record.key());
            } else {
                keys.add(record.key());
            }
        });
        return keys;
    }

    /**
     * Reads on.
     *
     * @return the last release if it has become whole by this
     * @throws IllegalArgumentException if that makes no vocabulary that this program understands; it is passed over
     * @throws org.apache.kafka.common.KafkaException if something cannot be read; the reader is of no use then
     */
    public Optional<ReleasedVocabulary> poll(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            if (record.topic().equals(CONCEPTS.topic())) {
                assembly.concept(record.value());
            } else if (record.value() != null) {
                assembly.released(releases.deserialize(record.topic(), record.value()));
            }
        }
        return assembly.next();
    }

    /** Whether everything that was released before this reader was opened has been read as a whole. */
    public boolean isUpToDate() {
        return !assembly.isAwaiting() && isRead(consumer, endsAtOpening);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void readToEnd(
            KafkaConnection kafka, TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> taker) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka)) {
            Map<TopicPartition, Long> ends = startAtTheBeginning(consumer, List.of(partition));
            while (!isRead(consumer, ends)) {
                consumer.poll(WAIT).forEach(taker);
            }
        }
    }

    private static Map<TopicPartition, Long> startAtTheBeginning(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private static boolean isRead(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
