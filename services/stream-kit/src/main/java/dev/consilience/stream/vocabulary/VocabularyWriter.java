package dev.consilience.stream.vocabulary;

import dev.consilience.article.Digest;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Releases a vocabulary: all its concepts and the release in one transaction, so that there is never half of one. Of two
 * that are released at the same time the one begun later counts, and the other is told.
 */
public final class VocabularyWriter {

    /** The key of the one record on the topic of releases. */
    public static final String KEY = "vocabulary";

    /** 400,000 concepts take seconds; brokers allow a quarter of an hour, unless they are set otherwise. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int DIGEST_BYTES = 16;

    private VocabularyWriter() {}

    /**
     * What became of it.
     *
     * @param release that is in force now
     * @param written whether it had to be written: it has not if the same was in force
     */
    public record Outcome(VocabularyReleaseRecord release, boolean written) {}

    /**
     * Releases a vocabulary.
     *
     * @throws IOException if it was not released; then nothing has changed
     */
    public static Outcome release(KafkaConnection kafka, RecordSerdes serdes, Vocabulary vocabulary)
            throws IOException {
        try (KafkaProducer<String, byte[]> producer = producer(kafka)) {
            // From here on nobody else's transaction can end, so what is read next is what is in force.
            producer.initTransactions();
            Optional<VocabularyReleaseRecord> before = VocabularyFollower.inForce(kafka, serdes);
            String content = content(vocabulary);
            if (before.isPresent()
                    && before.get().getContent().equals(content)
                    && before.get().getRelease().equals(vocabulary.release())) {
                return new Outcome(before.get(), false);
            }
            VocabularyReleaseRecord release = new VocabularyReleaseRecord(
                    before.map(VocabularyReleaseRecord::getNumber).orElse(0L) + 1,
                    vocabulary.release(),
                    content,
                    vocabulary.size(),
                    own(vocabulary));
            Set<String> gone = VocabularyFollower.conceptKeys(kafka);
            producer.beginTransaction();
            write(producer, serdes, vocabulary, release, gone);
            producer.commitTransaction();
            return new Outcome(release, true);
        } catch (ProducerFencedException e) {
            throw new IOException(
                    "Somebody else began to release a vocabulary meanwhile; theirs counts, and nothing of this one was released",
                    e);
        } catch (KafkaException e) {
            // A producer that is closed within a transaction takes it back.
            throw new IOException(
                    "Kafka at " + kafka + " did not take the vocabulary, and nothing of it was released: "
                            + e.getMessage(),
                    e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The end of the transaction fails if anything was not sent.
    private static void write(
            KafkaProducer<String, byte[]> producer,
            RecordSerdes serdes,
            Vocabulary vocabulary,
            VocabularyReleaseRecord release,
            Set<String> gone) {
        String topic = TopicCatalogue.VOCABULARY_CONCEPTS.name();
        Serializer<ConceptRecord> serializer =
                serdes.of(TopicCatalogue.VOCABULARY_CONCEPTS).serializer();
        int place = 0;
        for (Concept concept : vocabulary.concepts()) {
            ConceptRecord record = VocabularyRecords.toRecord(concept, release.getNumber(), place);
            producer.send(new ProducerRecord<>(topic, record.getId(), serializer.serialize(topic, record)));
            gone.remove(record.getId());
            place++;
        }
        for (String id : gone) {
            producer.send(new ProducerRecord<>(topic, id, null));
        }
        String releases = TopicCatalogue.VOCABULARY_RELEASE.name();
        producer.send(new ProducerRecord<>(
                releases,
                KEY,
                serdes.of(TopicCatalogue.VOCABULARY_RELEASE).serializer().serialize(releases, release)));
    }

    private static int own(Vocabulary vocabulary) {
        int own = 0;
        while (own < vocabulary.size() && vocabulary.isOwn(own)) {
            own++;
        }
        return own;
    }

    /** What a release of the vocabulary says of its content: a digest of all concepts in order, and of which are own ones. */
    public static String content(Vocabulary vocabulary) {
        String soFar = "own " + own(vocabulary);
        StringBuilder next = new StringBuilder();
        for (Concept concept : vocabulary.concepts()) {
            next.append(concept).append('\n');
            if (next.length() > 1 << 16) {
                soFar = digest(soFar, next);
                next.setLength(0);
            }
        }
        return digest(soFar, next);
    }

    private static String digest(String soFar, StringBuilder next) {
        return Digest.hex((soFar + '\n' + next).getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
    }

    private static KafkaProducer<String, byte[]> producer(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "consilience-vocabulary");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
