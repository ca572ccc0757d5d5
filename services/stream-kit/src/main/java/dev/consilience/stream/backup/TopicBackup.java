package dev.consilience.stream.backup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistryAwayException;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.TopicReader;
import dev.consilience.stream.vocabulary.ReleasedVocabulary;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what cannot be made again out of a cluster into a folder, and writes it back to an empty one: what was handed in, how far polls have
 * come, what curators decided, and the vocabulary. All else follows from that.
 *
 * <p>A folder has a file of Avro a topic, and at last {@value #LIST}, with how much is in each and its digest: a backup that was cut off has
 * none, and is not taken for one. It is taken while everything runs; each topic is as it was at one moment, topics one after the other.
 *
 * <p>Writing back may be cut off too, and goes on where it ended when it is asked for again. A cluster that has other papers or decisions than
 * the backup is refused before anything is written.
 */
public final class TopicBackup {

    /** The file that a whole backup has. */
    public static final String LIST = "backup.json";

    /** In the order in which they are written back: papers last, so that they are read by the right vocabulary. */
    private static final List<TopicDef<? extends SpecificRecord>> AS_THEY_ARE = List.of(
            TopicCatalogue.CLAIM_DECISIONS,
            TopicCatalogue.PROPOSITION_DECISIONS,
            TopicCatalogue.INTAKE_POSITIONS,
            TopicCatalogue.RECORDS_RECEIVED);

    private static final List<TopicDef<? extends SpecificRecord>> VOCABULARY =
            List.of(TopicCatalogue.VOCABULARY_CONCEPTS, TopicCatalogue.VOCABULARY_RELEASE);

    private static final int COMPRESSION = 6;

    private final KafkaConnection kafka;
    private final RecordSerdes serdes;
    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Of a cluster, in a folder.
     *
     * @param serdes of that cluster's registry
     */
    public TopicBackup(KafkaConnection kafka, RecordSerdes serdes, Path folder) {
        this.kafka = kafka;
        this.serdes = serdes;
        this.folder = folder;
    }

    /**
     * What of a topic is in a backup.
     *
     * @param partitions of the topic
     * @param entries how many records
     * @param sha256 of the file
     */
    public record Content(int partitions, long entries, String sha256) {}

    /**
     * Takes a backup.
     *
     * @param progress is told each topic and how much of it there was
     * @throws FileAlreadyExistsException if the folder has one already
     * @throws IOException if the cluster does not answer, or the folder cannot be written
     */
    public Map<String, Content> take(Consumer<String> progress) throws IOException {
        if (Files.exists(folder.resolve(LIST))) {
            throw new FileAlreadyExistsException(folder + " has a backup already; name another folder");
        }
        Files.createDirectories(folder);
        Map<String, Content> all = new TreeMap<>();
        try {
            for (TopicDef<? extends SpecificRecord> topic : topics()) {
                Content content = take(topic);
                all.put(topic.name(), content);
                progress.accept(content.entries() + " records of " + topic.name());
            }
        } catch (KafkaException | RegistryAwayException e) {
            throw new IOException("Kafka at " + kafka + " could not be read to the end: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(folder + " cannot be written: " + e.getMessage(), e);
        }
        // Two topics, one after the other: a release between them would make a backup of neither.
        vocabulary();
        Path partial = folder.resolve(LIST + ".partial");
        json.writerWithDefaultPrettyPrinter().writeValue(partial.toFile(), all);
        Files.move(partial, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
        return all;
    }

    /**
     * Writes a backup back. Topics and schemas have to be there, see {@link dev.consilience.stream.Provisioner}.
     *
     * @param progress is told each topic and how much of it was written
     * @throws IOException if there is no whole backup, the cluster has something else than it, or does not answer
     */
    public void restore(Consumer<String> progress) throws IOException {
        Map<String, Content> list = list();
        for (TopicDef<? extends SpecificRecord> topic : topics()) {
            check(topic, list);
        }
        try {
            Map<String, Map<Integer, List<Found>>> there = new HashMap<>();
            for (TopicDef<? extends SpecificRecord> topic : AS_THEY_ARE) {
                there.put(
                        topic.name(),
                        compare(
                                topic,
                                Objects.requireNonNull(list.get(topic.name())).partitions()));
            }
            VocabularyWriter.Outcome released =
                    VocabularyWriter.release(kafka, serdes, vocabulary().vocabulary());
            progress.accept("vocabulary " + released.release().getRelease() + ": "
                    + released.release().getConcepts() + " concepts");
            for (TopicDef<? extends SpecificRecord> topic : AS_THEY_ARE) {
                long written = write(topic, Objects.requireNonNull(there.get(topic.name())));
                progress.accept(written + " records of " + topic.name());
            }
        } catch (KafkaException | RegistryAwayException e) {
            throw new IOException(
                    "Kafka at " + kafka + " did not take all; ask for it again to go on: " + e.getMessage(), e);
        }
    }

    /** What is in a backup, in the order in which it is taken. */
    static List<TopicDef<? extends SpecificRecord>> topics() {
        List<TopicDef<? extends SpecificRecord>> all = new ArrayList<>(VOCABULARY);
        all.addAll(AS_THEY_ARE);
        return all;
    }

    private Path file(TopicDef<?> topic) {
        return folder.resolve(topic.name() + ".avro");
    }

    private static Schema schema(TopicDef<? extends SpecificRecord> topic) {
        return BackupEntry.schema(SpecificData.get().getSchema(topic.valueType()));
    }

    private <V extends SpecificRecord> Content take(TopicDef<V> topic) throws IOException {
        Schema schema = schema(topic);
        long[] entries = {0};
        int partitions;
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new SpecificDatumWriter<>(schema));
                Deserializer<V> values = serdes.of(topic).deserializer();
                TopicReader reader = TopicReader.of(kafka, topic.name())) {
            writer.setCodec(CodecFactory.deflateCodec(COMPRESSION));
            writer.create(schema, file(topic).toFile());
            partitions = reader.partitions();
            reader.readToEnd(record -> {
                Object value = value(values, topic.name(), record.value());
                append(
                        writer,
                        BackupEntry.of(record.partition(), record.timestamp(), record.key(), value, record.headers())
                                .toRecord(schema));
                entries[0]++;
            });
        }
        return new Content(partitions, entries[0], sha256(file(topic)));
    }

    private static @Nullable Object value(Deserializer<?> values, String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return values.deserialize(topic, bytes);
        } catch (RegistryAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            // Anybody may write to a topic; what it is then is not for a backup to judge.
            return ByteBuffer.wrap(bytes);
        }
    }

    private static void append(DataFileWriter<GenericRecord> writer, GenericRecord record) {
        try {
            writer.append(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Content> list() throws IOException {
        Path file = folder.resolve(LIST);
        try {
            return json.readValue(file.toFile(), new TypeReference<Map<String, Content>>() {});
        } catch (FileNotFoundException e) {
            throw new IOException(
                    folder + " has no whole backup: " + LIST + " is missing, which is written when all else is there",
                    e);
        }
    }

    private void check(TopicDef<?> topic, Map<String, Content> list) throws IOException {
        Content content = list.get(topic.name());
        if (content == null) {
            throw new IOException(folder.resolve(LIST) + " does not name " + topic.name());
        }
        if (!sha256(file(topic)).equals(content.sha256())) {
            throw new IOException(file(topic) + " is not the file that " + LIST + " was written for");
        }
    }

    /**
     * A record that a topic has: two clusters write the same value with other bytes, since schemas have other ids there.
     *
     * @param value its hash, of what it says and not of its bytes
     */
    private record Found(String key, int value) {

        static Found of(String key, @Nullable Object value) {
            return new Found(key, Objects.hashCode(value));
        }
    }

    /** What the cluster has of a topic, by partition, in order. Refuses what the backup has not. */
    private <V extends SpecificRecord> Map<Integer, List<Found>> compare(TopicDef<V> topic, int partitions)
            throws IOException {
        Map<Integer, List<Found>> there = new HashMap<>();
        try (Deserializer<V> values = serdes.of(topic).deserializer();
                TopicReader reader = TopicReader.of(kafka, topic.name())) {
            if (reader.partitions() != partitions) {
                throw new IOException(topic.name() + " had " + partitions + " partitions and has " + reader.partitions()
                        + " here: keys would be in other ones than they are looked for in");
            }
            reader.readToEnd(record -> there.computeIfAbsent(record.partition(), each -> new ArrayList<>())
                    .add(Found.of(record.key(), value(values, topic.name(), record.value()))));
        }
        if (there.isEmpty()) {
            return there;
        }
        Map<Integer, Integer> seen = new HashMap<>();
        Map<Integer, Integer> same = new HashMap<>();
        forEach(topic, entry -> {
            List<Found> found = there.getOrDefault(entry.partition(), List.of());
            int place = seen.merge(entry.partition(), 1, Integer::sum) - 1;
            if (place < found.size() && found.get(place).equals(Found.of(entry.key(), entry.value()))) {
                same.merge(entry.partition(), 1, Integer::sum);
            }
        });
        for (Map.Entry<Integer, List<Found>> each : there.entrySet()) {
            if (same.getOrDefault(each.getKey(), 0) < each.getValue().size()) {
                throw new IOException(topic.name() + " has records here that are not the first of the backup."
                        + " A backup is written back to a cluster without papers and decisions");
            }
        }
        return there;
    }

    private void forEach(TopicDef<? extends SpecificRecord> topic, Consumer<BackupEntry> consumer) throws IOException {
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file(topic).toFile(), new SpecificDatumReader<>(null, schema(topic)))) {
            while (reader.hasNext()) {
                consumer.accept(BackupEntry.of(reader.next()));
            }
        } catch (AvroRuntimeException e) {
            throw new IOException(file(topic) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ReleasedVocabulary vocabulary() throws IOException {
        List<VocabularyReleaseRecord> releases = new ArrayList<>();
        forEach(TopicCatalogue.VOCABULARY_RELEASE, entry -> {
            if (entry.value() instanceof VocabularyReleaseRecord release) {
                releases.add(release);
            }
        });
        if (releases.isEmpty()) {
            throw new IOException(file(TopicCatalogue.VOCABULARY_RELEASE) + " has no release of a vocabulary");
        }
        VocabularyReleaseRecord last = releases.get(releases.size() - 1);
        List<ConceptRecord> concepts = new ArrayList<>();
        forEach(TopicCatalogue.VOCABULARY_CONCEPTS, entry -> {
            if (entry.value() instanceof ConceptRecord concept && concept.getNumber() == last.getNumber()) {
                concepts.add(concept);
            }
        });
        try {
            return ReleasedVocabulary.of(last, concepts);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "The vocabulary in " + folder + " is not whole: " + e.getMessage()
                            + ". If one was released while the backup was taken, take it again",
                    e);
        }
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // A failure is noticed by the callback, before the next is sent or at the end.
    private <V extends SpecificRecord> long write(TopicDef<V> topic, Map<Integer, List<Found>> there)
            throws IOException {
        Map<Integer, Integer> passed = new HashMap<>();
        long[] written = {0};
        List<Exception> failures = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = producer();
                Serializer<V> values = serdes.of(topic).serializer()) {
            forEach(topic, entry -> {
                int seen = passed.merge(entry.partition(), 1, Integer::sum);
                if (seen <= there.getOrDefault(entry.partition(), List.of()).size()) {
                    return;
                }
                byte[] value = bytes(topic, values, entry.value());
                synchronized (failures) {
                    if (!failures.isEmpty()) {
                        throw new KafkaException(failures.get(0));
                    }
                }
                producer.send(
                        new ProducerRecord<>(
                                topic.name(),
                                entry.partition(),
                                entry.timestamp(),
                                entry.key(),
                                value,
                                entry.headers()),
                        (metadata, failure) -> {
                            if (failure != null) {
                                synchronized (failures) {
                                    failures.add(failure);
                                }
                            }
                        });
                written[0]++;
            });
            producer.flush();
        }
        if (!failures.isEmpty()) {
            throw new KafkaException(failures.get(0));
        }
        return written[0];
    }

    private static <V extends SpecificRecord> byte @Nullable [] bytes(
            TopicDef<V> topic, Serializer<V> values, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof ByteBuffer buffer) {
            return BackupEntry.bytes(buffer);
        }
        return values.serialize(topic.name(), topic.valueType().cast(value));
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = kafka.settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
