package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.schema.ArticleRecord;
import dev.consilience.stream.TopicDef.Cleanup;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogueTest {

    private static final Path FROZEN = Path.of("../../schemas/src/frozen");

    @Test
    void everyTopicHasItsReleasedSchema() throws IOException {
        for (TopicDef<?> topic : TopicCatalogue.ALL) {
            Schema released = new Schema.Parser()
                    .parse(FROZEN.resolve(topic.name()).resolve("1.avsc").toFile());
            assertThat(released.getFullName())
                    .isEqualTo(SpecificData.get().getSchema(topic.valueType()).getFullName());
        }
        try (Stream<Path> folders = Files.list(FROZEN)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            TopicCatalogue.ALL.stream().map(TopicDef::name).toList());
        }
    }

    @Test
    void noTwoTopicsShareAName() {
        Set<String> names = new HashSet<>();
        TopicCatalogue.ALL.forEach(topic -> assertThat(names.add(topic.name())).isTrue());
        TopicCatalogue.DEAD_LETTERS.forEach(name -> assertThat(names.add(name)).isTrue());
    }

    @Test
    void compactsStatesAndKeepsEventsForAWhile() {
        assertThat(TopicCatalogue.CURATED_CLAIMS.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "604800000");
        assertThat(TopicCatalogue.CHANGES.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "7776000000")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void changeLogsAreCompactedAsSoonAsStatesAre() throws IOException {
        Properties alike = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            alike.load(reader);
        }

        assertThat(alike.getProperty("kafka-streams.topic.segment.bytes"))
                .isEqualTo(TopicCatalogue.CURATED_CLAIMS.config().get("segment.bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Claims", "claims", "claims.v1.", "evidence claim.v1", "evidence.claim.extracted", "a/b.c.v1"})
    void refusesANameOutOfForm(String name) {
        assertThatThrownBy(() ->
                        new TopicDef<>(name, ArticleRecord.class, 1, Cleanup.COMPACT, Duration.ofDays(1), "about"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void everyTopicSaysWhatItIsFor() {
        List<String> sentences =
                TopicCatalogue.ALL.stream().map(TopicDef::about).toList();
        assertThat(sentences).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void topicsThatAreJoinedHaveTheSameNumberOfPartitions() {
        assertThat(TopicCatalogue.RECORDS_ASSIGNED.partitions())
                .isEqualTo(TopicCatalogue.RECORDS_RECEIVED.partitions());
        assertThat(TopicCatalogue.CLAIM_DECISIONS.partitions()).isEqualTo(TopicCatalogue.CLAIMS.partitions());
        assertThat(TopicCatalogue.PROPOSITION_DECISIONS.partitions())
                .isEqualTo(TopicCatalogue.PLACED_CLAIMS.partitions());
    }
}
