package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.backup.TopicBackup;
import dev.consilience.stream.decision.DecisionWriter;
import dev.consilience.stream.json.DecisionJson;
import dev.consilience.stream.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What publish serves, against what {@code consilience reconcile} makes of the evidence that it serves. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReferenceIT {

    /** What all else is made of. */
    private static final Set<String> SOURCES = Set.of(
            TopicCatalogue.ARTICLES.name(),
            TopicCatalogue.CLAIM_DECISIONS.name(),
            TopicCatalogue.PROPOSITION_DECISIONS.name(),
            TopicCatalogue.VOCABULARY_CONCEPTS.name(),
            TopicCatalogue.VOCABULARY_RELEASE.name());

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void publishServesByteForByteWhatTheReferenceMakesOfItsEvidenceAndTheDecisions() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("reference")) {
            // Given
            pipeline.post("name=papers.xml", SeededLiterature.pubMed(11, 80));
            pipeline.awaitSettled();
            List<Decision> decisions = decisions(pipeline);
            RegistrySerdes serdes = new RegistrySerdes(pipeline.registry());
            try (DecisionWriter writer = DecisionWriter.open(pipeline.administration(), serdes)) {
                for (Decision decision : decisions) {
                    writer.write(decision);
                }
            }
            pipeline.awaitSettled();
            Map<String, String> served = new TreeMap<>();
            List<String> evidence = new ArrayList<>();
            for (JsonNode claim : pages(pipeline, "/claims")) {
                String id = claim.get("id").asText();
                served.put(id, pipeline.text("/claims/" + id));
                pages(pipeline, "/claims/" + id + "/evidence").forEach(each -> evidence.add(each.toString()));
            }
            assertThat(served).hasSizeGreaterThan(20);
            assertThat(served.values()).anyMatch(claim -> claim.contains("\"approved\":true"));
            assertThat(evidence).anyMatch(claim -> claim.contains("\"ruling\":\"REJECTED\""));
            assertThat(evidence).anyMatch(claim -> claim.contains("\"turned\":true"));

            // When
            List<String> reference = reconcile(
                    Files.write(folder.resolve("claims.jsonl"), evidence),
                    Files.write(
                            folder.resolve("decisions.jsonl"),
                            decisions.stream()
                                    .map(DecisionJson::of)
                                    .map(JsonText::of)
                                    .toList()));

            // Then
            assertThat(reference).containsExactlyElementsOf(served.values());

            // And: from the articles, the decisions and the vocabulary alone all of it is made again
            List<Map<String, String>> before = tables(pipeline);
            TopicBackup backup = new TopicBackup(pipeline.administration(), serdes, folder.resolve("backup"));
            backup.take(taken -> {});
            pipeline.forgetAllBut(SOURCES);
            pipeline.startWhatDoesNotRun();
            assertServedAgain(pipeline, before);

            // And: so it is from a backup alone, which cannot be written over anything else
            pipeline.forgetAllBut(Set.of());
            pipeline.startWhatDoesNotRun();
            List<String> written = new ArrayList<>();
            backup.restore(written::add);
            assertServedAgain(pipeline, before);
            List<String> writtenAgain = new ArrayList<>();
            backup.restore(writtenAgain::add);
            assertThat(writtenAgain)
                    .filteredOn(line -> line.contains(" records of "))
                    .allMatch(line -> line.startsWith("0 "));
            pipeline.post("name=other.xml", SeededLiterature.pubMed(12, 80));
            RunningPipeline.await(
                    "other papers are there",
                    () -> pipeline.records(TopicCatalogue.RECORDS_RECEIVED.name())
                                    .size()
                            > 80);
            assertThatThrownBy(() -> backup.restore(line -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("records here that are not the first of the backup");
        }
    }

    private static void assertServedAgain(RunningPipeline pipeline, List<Map<String, String>> tables) throws Exception {
        RunningPipeline.await(
                "the claims are there again",
                () -> pipeline.get("/claims?limit=1").body().path("total").asInt()
                        == tables.get(0).size());
        pipeline.awaitSettled();
        assertThat(tables(pipeline)).isEqualTo(tables);
    }

    /** What subscribers follow, by topic. */
    private static List<Map<String, String>> tables(RunningPipeline pipeline) {
        return List.of(pipeline.table(TopicCatalogue.CURATED_CLAIMS), pipeline.table(TopicCatalogue.CONFLICTS));
    }

    /** A few claims are rejected or accepted, and the verdict on each proposition is approved where it is consistent. */
    private static List<Decision> decisions(RunningPipeline pipeline) throws Exception {
        List<Decision> decisions = new ArrayList<>();
        List<String> claims = List.copyOf(pipeline.table(TopicCatalogue.CLAIMS).keySet());
        for (int i = 0; i < claims.size(); i += 9) {
            Subject claim = new Subject.OfClaim(new ClaimId(claims.get(i)));
            decisions.add(Decision.reject(claim, RejectionReason.OTHER, "", "N.N.", NOON));
            if (i % 2 == 0) {
                decisions.add(Decision.accept(claim, "after all", "M.M.", NOON.plusSeconds(1)));
            }
        }
        for (JsonNode claim : pages(pipeline, "/claims")) {
            Subject proposition =
                    new Subject.OfProposition(new PropositionId(claim.get("id").asText()));
            decisions.add(Decision.approve(proposition, Verdict.CONSISTENT, "", "M.M.", NOON));
        }
        return decisions;
    }

    private static List<JsonNode> pages(RunningPipeline pipeline, String path) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String query = "?limit=1000";
        while (!query.isEmpty()) {
            JsonNode page = pipeline.get(path + query).body();
            page.get("items").forEach(items::add);
            query = "";
            if (page.hasNonNull("next")) {
                query = "?limit=1000&cursor=" + page.get("next").asText();
            }
        }
        return items;
    }

    private List<String> reconcile(Path claims, Path decisions) throws IOException, InterruptedException {
        Path out = folder.resolve("reference.jsonl");
        Path remarks = folder.resolve("remarks.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.consilience.commandline.Consilience",
                        "reconcile",
                        "--decisions",
                        decisions.toString(),
                        claims.toString())
                .redirectOutput(out.toFile())
                .redirectError(remarks.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(remarks)).isZero();
        return Files.readAllLines(out);
    }
}
