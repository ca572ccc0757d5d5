package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.claim.ClaimId;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.decision.DecisionWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A client in another language, which is copied from {@code deploy/subscribers}, follows the curated claims from the start while
 * papers come, are decided on and are retracted; whenever the pipeline has come to rest, the client holds what REST serves, in every field.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock(RunningPipeline.SHARED)
class ForeignClientIT {

    private static final int CITATIONS = 30;
    private static final int ROUNDS = 3;
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void aClientInAnotherLanguageHoldsWhatRestServesWhilePapersComeAndAreRetracted() throws Exception {
        assumeTrue(ForeignClient.isInstalled(), "there is no Node.js, or the subscriber's packages are not installed");
        RunningPipeline pipeline = RunningPipeline.shared();
        try (ForeignClient client = ForeignClient.follow(pipeline)) {
            for (int round = 1; round <= ROUNDS; round++) {
                // When: papers come, and of those before them every third is retracted while the client follows
                pipeline.post("name=set.xml", SeededLiterature.pubMed(round, CITATIONS * round));
                if (round > 1) {
                    List<Integer> pmids = IntStream.range(0, CITATIONS * (round - 1))
                            .filter(number -> number % 3 == 0)
                            .mapToObj(number -> SeededLiterature.FIRST_PMID + number)
                            .toList();
                    pipeline.post("name=retracted.xml", SeededLiterature.retracted(pmids));
                    decide(pipeline);
                }
                pipeline.awaitSettled();

                // Then
                awaitEnd(pipeline, client);
                assertThat(asRest(client.table())).isNotEmpty().isEqualTo(served(pipeline));
            }

            assertThat(ForeignClient.tableNow(pipeline)).isNotEmpty().isEqualTo(client.table());
            assertThat(client.seen().tombstones()).isPositive();
            assertThat(client.oddities()).isEmpty();
            assertThat(client.end()).as(client.remarks()).isZero();
        }
    }

    /** An answer is approved and a claim accepted, so that there are judgements and decisions to be compared. */
    private static void decide(RunningPipeline pipeline) throws Exception {
        JsonNode claim = pipeline.get("/claims?limit=1").body().at("/items/0");
        Subject answer =
                new Subject.OfProposition(new PropositionId(claim.get("id").asText()));
        Subject evidence =
                new Subject.OfClaim(new ClaimId(claim.at("/evidence/0/id").asText()));
        Verdict verdict = Verdict.valueOf(claim.get("verdict").asText());
        try (DecisionWriter writer =
                DecisionWriter.open(pipeline.administration(), new RegistrySerdes(pipeline.registry()))) {
            writer.write(Decision.approve(answer, verdict, "", "N.N.", NOON));
            writer.write(Decision.accept(evidence, "it says so", "N.N.", NOON));
        }
    }

    /** Waits until the client has read all that there is. */
    static void awaitEnd(RunningPipeline pipeline, ForeignClient client) throws Exception {
        int written = pipeline.records(TopicCatalogue.CURATED_CLAIMS.name()).size();
        RunningPipeline.await(
                "the client has read to the end", () -> client.seen().records() >= written || !client.isAlive());
        assertThat(client.isAlive()).as(client.remarks()).isTrue();
        assertThat(client.seen().records()).isEqualTo(written);
    }

    /** What a client holds, as REST gives it. */
    static Map<String, JsonNode> asRest(Map<String, JsonNode> table) {
        Map<String, JsonNode> claims = new TreeMap<>();
        table.forEach((key, record) -> claims.put(key, ForeignJson.curatedClaim(record)));
        return claims;
    }

    /** All curated claims that REST serves, page by page. */
    static Map<String, JsonNode> served(RunningPipeline pipeline) throws Exception {
        Map<String, JsonNode> claims = new TreeMap<>();
        String query = "/claims?limit=1000";
        while (!query.isEmpty()) {
            JsonNode page = pipeline.get(query).body();
            page.get("items").forEach(item -> claims.put(item.get("id").asText(), ForeignJson.plain(item)));
            query = "";
            if (page.hasNonNull("next")) {
                query = "/claims?limit=1000&cursor="
                        + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8);
            }
        }
        return claims;
    }
}
