package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import dev.consilience.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A vocabulary is released while the pipeline runs. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VocabularyIT {

    private static final String PAPER = """
            Zorblatinib and the paw

            DOI: 10.5555/zorblatinib
            Published: 2020-05-01
            Kind: PRIMARY

            Zorblatinib reduced mechanical hypersensitivity in mice.
            """;

    private static final String OTHER_PAPER = """
            Everolimus and proteinuria

            DOI: 10.5555/other
            Published: 2020-05-01
            Kind: PRIMARY

            Everolimus increased proteinuria in rats.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aReleasedNameMakesItsClaimAppearAndTakesNoOtherAwayMeanwhile() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("vocabulary")) {
            // Given
            pipeline.post("name=a.txt", PAPER);
            pipeline.post("name=b.txt", OTHER_PAPER);
            RunningPipeline.await("the other paper's claim", () -> total(pipeline, "everolimus") > 0);
            pipeline.awaitSettled();
            assertThat(total(pipeline, "zorblatinib")).isZero();
            assertThat(release(pipeline, loaded(table())).written()).isTrue();

            // When
            RunningPipeline.await("the claim by the new name", () -> total(pipeline, "zorblatinib") > 0);
            pipeline.awaitSettled();

            // Then
            List<JsonNode> changes = pipeline.changes("").stream()
                    .filter(change -> change.get("claim").asText().contains("TEST:Z1"))
                    .toList();
            assertThat(changes).isNotEmpty().allSatisfy(change -> assertThat(
                            change.get("reason").asText())
                    .isEqualTo("REPROCESSED"));
            for (String topic : List.of(
                    TopicCatalogue.CLAIMS.name(),
                    TopicCatalogue.PROPOSITIONS.name(),
                    TopicCatalogue.CURATED_CLAIMS.name())) {
                assertThat(pipeline.records(topic))
                        .as(topic)
                        .isNotEmpty()
                        .extracting(ConsumerRecord::value)
                        .doesNotContainNull();
            }

            // And: what is in force already is not written again
            assertThat(release(pipeline, loaded(table())).written()).isFalse();

            // And: back to the lexicon alone, which withdraws the one claim that it does not know
            release(pipeline, VocabularyReader.standard());
            RunningPipeline.await("the claim is gone", () -> total(pipeline, "zorblatinib") == 0);
            pipeline.awaitSettled();
            assertThat(total(pipeline, "everolimus")).isPositive();
            assertThat(pipeline.records(TopicCatalogue.CLAIMS.name()))
                    .filteredOn(record -> record.value() == null)
                    .hasSize(1);
        }
    }

    private static VocabularyWriter.Outcome release(RunningPipeline pipeline, Vocabulary vocabulary) throws Exception {
        return VocabularyWriter.release(
                pipeline.bootstrapServers(), new RegistrySerdes(pipeline.registry()), vocabulary);
    }

    private Path table() throws Exception {
        return Files.writeString(
                folder.resolve("small.tsv"), "id\ttype\tlabel\tsynonyms\nTEST:Z1\tCHEMICAL\tzorblatinib\tZB-101\n");
    }

    private static int total(RunningPipeline pipeline, String agent) throws Exception {
        return pipeline.get("/claims?agent=" + agent).body().path("total").asInt();
    }

    private static Vocabulary loaded(Path file) throws Exception {
        return VocabularyLoader.over(VocabularyReader.standard())
                .add(file)
                .load()
                .vocabulary();
    }
}
