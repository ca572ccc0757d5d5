package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.extraction.VocabularyReader;
import dev.consilience.extraction.vocabulary.VocabularyLoader;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.vocabulary.VocabularyWriter;
import dev.consilience.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    @Test
    void aKillWhileArticlesAreReadAgainLosesAndWithdrawsNothing() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("reading-again")) {
            // Given
            assertThat(pipeline.post("name=papers.xml", SeededLiterature.pubMed(5, 600))
                            .status())
                    .isEqualTo(200);
            pipeline.awaitSettled();
            Set<String> claims = pipeline.table(TopicCatalogue.CLAIMS).keySet();
            Set<String> curated = pipeline.table(TopicCatalogue.CURATED_CLAIMS).keySet();
            long withdrawn = withdrawals(pipeline);
            assertThat(claims).hasSizeGreaterThan(100);

            // When
            String release = release(pipeline, loaded(table())).release().getRelease();
            for (int kills = 0; kills < 2; kills++) {
                int before = readBy(pipeline, release).size();
                RunningPipeline.await(
                        "more is read again",
                        () -> readBy(pipeline, release).size() > before
                                || readBy(pipeline, release).size() == claims.size());
                pipeline.kill("extract");
                pipeline.startWhatDoesNotRun();
            }
            RunningPipeline.await(
                    "all is read again", () -> readBy(pipeline, release).equals(claims));
            pipeline.awaitSettled();

            // Then
            assertThat(pipeline.table(TopicCatalogue.CURATED_CLAIMS).keySet()).isEqualTo(curated);
            assertThat(withdrawals(pipeline)).isEqualTo(withdrawn);
        }
    }

    /** The claims that a release of the vocabulary has named. */
    private static Set<String> readBy(RunningPipeline pipeline, String release) {
        String hex = HexFormat.of().formatHex(release.getBytes(StandardCharsets.UTF_8));
        Set<String> claims = new TreeSet<>();
        pipeline.table(TopicCatalogue.CLAIMS).forEach((claim, record) -> {
            if (record.contains(hex)) {
                claims.add(claim);
            }
        });
        return claims;
    }

    private static long withdrawals(RunningPipeline pipeline) {
        return List.of(TopicCatalogue.CLAIMS, TopicCatalogue.PROPOSITIONS, TopicCatalogue.CURATED_CLAIMS).stream()
                .flatMap(topic -> pipeline.records(topic.name()).stream())
                .filter(record -> record.value() == null)
                .count();
    }

    private static VocabularyWriter.Outcome release(RunningPipeline pipeline, Vocabulary vocabulary) throws Exception {
        return VocabularyWriter.release(pipeline.administration(), new RegistrySerdes(pipeline.registry()), vocabulary);
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
