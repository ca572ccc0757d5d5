package dev.consilience.stream.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a cluster; with one, see {@code ReferenceIT}. */
class TopicBackupTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** Where nobody is: what is refused has to be refused before anybody is asked. */
    private TopicBackup backup() {
        return new TopicBackup(
                KafkaConnection.at("127.0.0.1:1"), new RegistrySerdes(URI.create("http://127.0.0.1:1")), folder);
    }

    @Test
    void whatWasCutOffIsNoBackup() throws IOException {
        Files.writeString(folder.resolve(TopicCatalogue.RECORDS_RECEIVED.name() + ".avro"), "half of i");

        assertThatThrownBy(() -> backup().restore(line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no whole backup")
                .hasMessageContaining(TopicBackup.LIST);
    }

    @Test
    void aFileThatHasChangedSinceIsRefused() throws IOException {
        StringBuilder list = new StringBuilder();
        for (String topic : List.of(
                TopicCatalogue.VOCABULARY_CONCEPTS.name(),
                TopicCatalogue.VOCABULARY_RELEASE.name(),
                TopicCatalogue.CLAIM_DECISIONS.name(),
                TopicCatalogue.PROPOSITION_DECISIONS.name(),
                TopicCatalogue.INTAKE_POSITIONS.name(),
                TopicCatalogue.RECORDS_RECEIVED.name())) {
            Files.writeString(folder.resolve(topic + ".avro"), "changed");
            list.append(list.isEmpty() ? "{" : ",")
                    .append('"')
                    .append(topic)
                    .append("\":{\"partitions\":1,\"entries\":1,\"sha256\":\"00\"}");
        }
        Files.writeString(folder.resolve(TopicBackup.LIST), list + "}");

        assertThatThrownBy(() -> backup().restore(line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".avro is not the file that " + TopicBackup.LIST + " was written for");
    }

    @Test
    void whoeverRunsTheClusterMayReadAndWriteAllThatIsInABackup() {
        Set<String> topics = TopicBackup.topics().stream().map(TopicDef::name).collect(Collectors.toSet());

        assertThat(TopicAccess.OPERATOR.followed()).containsAll(topics);
        assertThat(TopicAccess.OPERATOR.sent()).containsAll(topics);
    }

    @Test
    void whatNobodyMakesFromOtherTopicsIsInABackup() {
        Set<String> made = Stream.of(
                        TopicAccess.INGEST, TopicAccess.EXTRACT, TopicAccess.RECONCILE, TopicAccess.PUBLISH)
                .flatMap(service -> service.produced().stream())
                .collect(Collectors.toSet());

        assertThat(TopicBackup.topics())
                .extracting(TopicDef::name)
                .containsExactlyInAnyOrderElementsOf(TopicCatalogue.ALL.stream()
                        .map(TopicDef::name)
                        .filter(topic -> !made.contains(topic))
                        .toList());
    }

    @Test
    void aBackupIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve(TopicBackup.LIST), "{}");

        assertThatThrownBy(() -> backup().take(line -> {})).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(folder.resolve(TopicBackup.LIST)).hasContent("{}");
    }

    @Test
    void anEntryIsReadAsItWasWrittenWithItsHeadersBeItATombstoneOrGarbage() throws IOException {
        VocabularyReleaseRecord release = new VocabularyReleaseRecord(3L, "test-1", "content", 7, 2);
        RecordHeaders headers = new RecordHeaders();
        headers.add("cause", "a word".getBytes(StandardCharsets.UTF_8));
        List<BackupEntry> entries = List.of(
                BackupEntry.of(1, 1_700_000_000_000L, "vocabulary", release, headers),
                BackupEntry.of(0, 1_700_000_000_001L, "gone", null, new RecordHeaders()),
                BackupEntry.of(
                        2,
                        1_700_000_000_002L,
                        "garbage",
                        ByteBuffer.wrap("no such value".getBytes(StandardCharsets.UTF_8)),
                        new RecordHeaders()));
        Schema schema = BackupEntry.schema(VocabularyReleaseRecord.getClassSchema());
        Path file = folder.resolve("entries.avro");
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new SpecificDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
            for (BackupEntry entry : entries) {
                writer.append(entry.toRecord(schema));
            }
        }

        List<BackupEntry> read = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(null, schema))) {
            reader.forEachRemaining(record -> read.add(BackupEntry.of(record)));
        }

        assertThat(read).isEqualTo(entries);
    }
}
