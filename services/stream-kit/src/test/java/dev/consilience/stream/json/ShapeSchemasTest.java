package dev.consilience.stream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.consilience.article.SourceKind;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeSchemasTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static String published(String name) throws IOException {
        String file = name + ".schema.json";
        try (InputStream stream = ShapeSchemasTest.class.getResourceAsStream("/dev/consilience/schema/json/" + file)) {
            if (stream == null) {
                return "";
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<ValidationMessage> problems(String name, String json) throws IOException {
        assertThat(published(name)).as(name).isNotEmpty();
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(published(name), InputFormat.JSON);
        return schema.validate(
                json, InputFormat.JSON, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    @ParameterizedTest
    @CsvSource({"claim, ClaimJson", "curated-claim, CuratedClaimJson", "decision, DecisionJson"})
    void whatIsPublishedIsWhatFollowsFromTheShapes(String name, String shape) throws Exception {
        Class<? extends Record> type =
                Class.forName("dev.consilience.stream.json." + shape).asSubclass(Record.class);

        String schema = ShapeSchemas.of(type, name);

        Path received = Files.createDirectories(Path.of("target/received")).resolve(name + ".schema.json");
        Files.writeString(received, schema);
        assertThat(schema)
                .as(
                        "%s differs from the one in schemas/src/main/resources: readers of the JSON see the change",
                        received)
                .isEqualTo(published(name));
    }

    @Test
    void whateverIsWrittenIsValid() throws IOException {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<Claim> claims = new ArrayList<>();
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Claim claim = evidence(random, i).claim();
                claims.add(claim);
                if (random.nextInt(4) == 0) {
                    Subject subject = new Subject.OfClaim(claim.id());
                    decisions.add(Decision.reject(subject, RejectionReason.OTHER, "", "N.N.", NOON));
                }
            }
            Subject pain = new Subject.OfProposition(new PropositionId("TEST:drug..TEST:pain"));
            decisions.add(Decision.approve(pain, Verdict.CONFLICTING, "", "N.N.", NOON));

            for (RecordByDefinition.Answer answer :
                    RecordByDefinition.of(claims, decisions).answers().values()) {
                String json =
                        JsonText.of(CuratedClaimJson.of(CuratedRecords.toRecord(answer.claim(), answer.decisions())));
                assertThat(problems("curated-claim", json)).as("seed %d", seed).isEmpty();
            }
            for (Claim claim : claims) {
                String json = JsonText.of(ClaimJson.of(ClaimRecords.toRecord(claim)));
                assertThat(problems("claim", json)).as("seed %d", seed).isEmpty();
            }
            for (Decision decision : decisions) {
                String json = JsonText.of(DecisionJson.of(decision));
                assertThat(problems("decision", json)).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static Evidence evidence(Random random, int number) {
        Direction direction = List.of(Direction.values()).get(random.nextInt(4));
        SourceKind kind = List.of(SourceKind.values()).get(random.nextInt(11));
        Evidence evidence = Evidence.from("p" + number)
                .that("drug", direction, List.of("pain", "cold pain", "comfort").get(random.nextInt(3)))
                .reporting("study" + random.nextInt(15), kind)
                .published("" + (2000 + random.nextInt(20)));
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.SPECIES, List.of("rat", "mouse").get(random.nextInt(2)));
        }
        if (random.nextInt(5) == 0) {
            return evidence.hedged();
        }
        return evidence;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "direction":"DECREASES" | "direction":"FALLS"
            "id":"[^"]*",           | "color":"red",
            "turned":false          | "turned":"no"
            "start":0               | "start":"0"
            "lineage":\\[\\]        | "lineage":{}
            """)
    void whatIsNoClaimIsNotValid(String pattern, String replacement) throws IOException {
        String json = JsonText.of(
                ClaimJson.of(ClaimRecords.toRecord(Evidence.from("a").claim())));

        String changed = json.replaceFirst(pattern, replacement);

        assertThat(changed).isNotEqualTo(json);
        assertThat(problems("claim", changed)).isNotEmpty();
    }
}
