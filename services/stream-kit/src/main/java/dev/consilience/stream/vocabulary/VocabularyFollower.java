package dev.consilience.stream.vocabulary;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

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
        this.endsAtOpening = TopicReader.begin(consumer, List.of(CONCEPTS, RELEASE));
    }

    /**
     * A reader from the beginning of the topics.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer or lacks the topics
     */
    public static VocabularyFollower open(KafkaConnection kafka, RecordSerdes serdes) {
        KafkaConsumer<String, byte[]> consumer = TopicReader.consumer(kafka);
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
        readToEnd(kafka, RELEASE.topic(), record -> {
            if (record.value() != null) {
                last.put(record.key(), deserializer.deserialize(RELEASE.topic(), record.value()));
            }
        });
        return last.values().stream().findFirst();
    }

    /** The keys of all concepts that are on the topic. */
    static Set<String> conceptKeys(KafkaConnection kafka) {
        Set<String> keys = new HashSet<>();
        readToEnd(kafka, CONCEPTS.topic(), record -> {
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
        return !assembly.isAwaiting() && TopicReader.isRead(consumer, endsAtOpening);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void readToEnd(KafkaConnection kafka, String topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
        try (TopicReader reader = TopicReader.of(kafka, topic)) {
            reader.readToEnd(taker);
        }
    }
}
