package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.decision.DecisionReader;
import dev.consilience.stream.decision.DecisionWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curators decide while the pipeline runs. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DecisionsIT {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void rejectionsReachTheFeedSurviveAKillAndAreUndoneByTakingThemBack() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("decisions")) {
            // Given
            RegistrySerdes serdes = new RegistrySerdes(pipeline.registry());
            pipeline.post("name=papers.xml", SeededLiterature.pubMed(7, 100));
            pipeline.awaitSettled();
            Map<String, String> placed = pipeline.table(TopicCatalogue.PLACED_CLAIMS);
            List<Decision> rejections = pipeline.table(TopicCatalogue.CLAIMS).keySet().stream()
                    .map(claim -> Decision.reject(
                            new Subject.OfClaim(new ClaimId(claim)), RejectionReason.OTHER, "a trial", "N.N.", NOON))
                    .toList();
            assertThat(rejections).hasSizeGreaterThan(20);

            // When: all are rejected, and reconcile dies meanwhile
            try (DecisionWriter writer = DecisionWriter.open(pipeline.administration(), serdes)) {
                for (Decision rejection : rejections) {
                    writer.write(rejection);
                }
            }
            pipeline.kill("reconcile");
            pipeline.startWhatDoesNotRun();
            RunningPipeline.await(
                    "all are counted",
                    () -> pipeline.table(TopicCatalogue.JUDGED_CLAIMS).size() == 2 * rejections.size());
            pipeline.awaitSettled();

            // Then: each stands with its judgement, and the feed says why
            Map<String, String> judged = pipeline.table(TopicCatalogue.PLACED_CLAIMS);
            assertThat(judged.keySet()).isEqualTo(placed.keySet());
            judged.forEach((key, value) -> assertThat(value).as(key).isNotEqualTo(placed.get(key)));
            assertThat(rejectedBySource(pipeline, serdes)).isEqualTo(rejections.size());
            List<JsonNode> changes = pipeline.changes("");
            assertThat(changes)
                    .anySatisfy(
                            change -> assertThat(change.get("reason").asText()).isEqualTo("DECISION"));
            assertThat(DecisionReader.read(pipeline.administration(), serdes).standing())
                    .containsExactlyInAnyOrderElementsOf(rejections);

            // And: taken back, all is as it was
            try (DecisionWriter writer = DecisionWriter.open(pipeline.administration(), serdes)) {
                for (Decision rejection : rejections) {
                    writer.takeBack(rejection.subject(), rejection.key());
                }
            }
            RunningPipeline.await("none is counted", () -> pipeline.table(TopicCatalogue.JUDGED_CLAIMS)
                    .isEmpty());
            pipeline.awaitSettled();
            assertThat(pipeline.table(TopicCatalogue.PLACED_CLAIMS)).isEqualTo(placed);
            assertThat(pipeline.table(TopicCatalogue.RELIABILITY)).isEmpty();
            assertThat(DecisionReader.read(pipeline.administration(), serdes).standing())
                    .isEmpty();
            for (String letters : TopicCatalogue.DEAD_LETTERS) {
                assertThat(pipeline.records(letters)).isEmpty();
            }
        }
    }

    /** How many claims are counted as rejected, over all kinds of source. */
    private static int rejectedBySource(RunningPipeline pipeline, RegistrySerdes serdes) {
        Map<String, Integer> rejected = new TreeMap<>();
        pipeline.records(TopicCatalogue.RELIABILITY.name()).forEach(record -> {
            rejected.remove(record.key());
            if (record.value() != null && record.key().startsWith("source:")) {
                rejected.put(
                        record.key(),
                        serdes.of(TopicCatalogue.RELIABILITY)
                                .deserializer()
                                .deserialize(record.topic(), record.value())
                                .getRejected());
            }
        });
        return rejected.values().stream().mapToInt(Integer::intValue).sum();
    }
}
