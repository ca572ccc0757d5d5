package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** INDRA's JSON as Jackson's tree reads it, held against what INDRA asks for. */
class IndraWriterTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatIsWrittenIsWhatIndraAsksFor() throws IOException {
        JsonSchema schema;
        try (InputStream file = Objects.requireNonNull(
                IndraWriterTest.class.getResourceAsStream("/indra/influences.schema.json"), "the schema")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(file);
        }

        for (HostileRecord record : HostileRecord.many()) {
            assertThat(schema.validate(json.readTree(record.as(ExportFormat.INDRA))))
                    .as("seed %d", record.seed())
                    .isEmpty();
        }
    }

    @Test
    void allEvidenceThatStandsIsThereUnderItsDirection() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            Map<String, JsonNode> statements = new HashMap<>();
            Map<String, JsonNode> evidence = new HashMap<>();
            for (JsonNode statement : json.readTree(record.as(ExportFormat.INDRA))) {
                for (JsonNode each : statement.path("evidence")) {
                    String key = each.at("/annotations/consilience/curated/id").asText() + "/"
                            + each.path("source_id").asText();
                    statements.put(key, statement);
                    assertThat(evidence.put(key, each)).as("a second " + key).isNull();
                }
            }

            assertThat(evidence).as("seed %d", record.seed()).hasSize(record.standing());
            for (HostileRecord.Entry entry : record.entries()) {
                for (Placement placement : entry.standing()) {
                    JsonNode statement = statements.get(placement.key());
                    JsonNode each = evidence.get(placement.key());
                    assertThat(statement).as("seed %d", record.seed()).isNotNull();
                    assertStatement(record, entry.claim(), placement.direction(), statement);
                    assertEvidence(record, placement, each);
                }
            }
        }
    }

    @Test
    void everyIdentifierIsOfOneThing() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            Map<String, JsonNode> byId = new HashMap<>();
            for (JsonNode statement : json.readTree(record.as(ExportFormat.INDRA))) {
                assertThat(byId.put(statement.path("id").asText(), statement)).isNull();
                assertThat(byId.put(statement.at("/subj/id").asText(), statement))
                        .isNull();
                assertThat(byId.put(statement.at("/obj/id").asText(), statement))
                        .isNull();
            }
        }
    }

    private static void assertStatement(
            HostileRecord record, CuratedClaim claim, Direction direction, JsonNode statement) {
        String polarity = statement.at("/obj/delta/polarity").asText();
        assertThat(polarity)
                .as("seed %d", record.seed())
                .isEqualTo(
                        switch (direction) {
                            case INCREASES -> "1";
                            case DECREASES -> "-1";
                            case NO_EFFECT, AFFECTS -> "null";
                        });
        assertThat(statement.at("/subj/concept/name").asText())
                .as("seed %d", record.seed())
                .isEqualTo(HostileRecord.read(claim.proposition().agent().label()));
        assertThat(statement.at("/obj/concept/name").asText())
                .as("seed %d", record.seed())
                .isEqualTo(HostileRecord.read(claim.proposition().outcome().label()));
    }

    private static void assertEvidence(HostileRecord record, Placement placement, JsonNode evidence) {
        assertThat(evidence.path("text").asText())
                .as("seed %d", record.seed())
                .isEqualTo(HostileRecord.read(placement.claim().quote().text()));
        assertThat(evidence.at("/epistemics/negated").asBoolean())
                .isEqualTo(placement.direction() == Direction.NO_EFFECT);
        assertThat(evidence.at("/epistemics/hypothesis").asBoolean())
                .isEqualTo(placement.claim().certainty() == Certainty.HEDGED);
        assertThat(evidence.at("/annotations/consilience/direction").asText())
                .isEqualTo(placement.direction().name());
        assertThat(evidence.at("/annotations/consilience/study").asText())
                .isEqualTo(HostileRecord.read(placement.claim().study().value()));
        assertThat(evidence.at("/annotations/consilience/context").size())
                .isEqualTo(placement.claim().context().values().size());
        for (Dimension dimension : Dimension.values()) {
            assertThat(evidence.at("/annotations/consilience/context/"
                                    + dimension.name().toLowerCase(Locale.ROOT) + "/value")
                            .asText())
                    .as("seed %d", record.seed())
                    .isEqualTo(HostileRecord.read(
                            placement.claim().context().value(dimension).orElse("")));
        }
    }
}
