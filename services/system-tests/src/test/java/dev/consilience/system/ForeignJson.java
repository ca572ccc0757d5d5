package dev.consilience.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What REST has to say of a curated claim, worked out from the record as a client in another language prints it: field by field, and
 * by none of the classes that REST is made with.
 */
final class ForeignJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> TURNED = Map.of("INCREASES", "DECREASES", "DECREASES", "INCREASES");

    private ForeignJson() {}

    /** The curated claim as REST gives it. */
    static JsonNode curatedClaim(JsonNode record) {
        JsonNode proposition = record.get("proposition");
        ObjectNode claim = NODES.objectNode();
        claim.set("id", proposition.get("id"));
        claim.set("agent", with(entity(proposition.get("agent")), "manipulation", proposition.get("manipulation")));
        claim.set("outcome", entity(proposition.get("outcome")));
        copy(record, claim, "verdict", "direction", "statement", "decidedBy");
        claim.set("studies", record.at("/counts/studies"));
        copy(record, claim, "counts", "asides", "balance", "grade", "priors", "firstDate", "lastDate");
        copy(record, claim, "approved", "withdrawn");
        claim.set("beliefs", each(record.get("beliefs"), ForeignJson::belief));
        ArrayNode strata = each(record.get("stratifications"), ForeignJson::stratification);
        claim.set("strata", strata);
        if (record.get("verdict").asText().equals("CONTEXT_DEPENDENT") && !strata.isEmpty()) {
            claim.set("explanation", strata.get(0));
        }
        claim.set("evidence", each(record.get("evidence"), ForeignJson::evidence));
        claim.set("decisions", each(record.get("decisions"), ForeignJson::decision));
        return plain(claim);
    }

    /** The same with nothing that is null, and every number a decimal: JSON has but one kind of number. */
    static JsonNode plain(JsonNode node) {
        if (node.isNumber()) {
            return NODES.numberNode(node.asDouble());
        }
        if (node.isArray()) {
            return each(node, ForeignJson::plain);
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode plain = NODES.objectNode();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                plain.set(entry.getKey(), plain(entry.getValue()));
            }
        });
        return plain;
    }

    /** A function of nodes. */
    private interface Change {
        JsonNode of(JsonNode node);
    }

    private static ArrayNode each(JsonNode nodes, Change change) {
        ArrayNode changed = NODES.arrayNode();
        nodes.forEach(node -> changed.add(change.of(node)));
        return changed;
    }

    private static ObjectNode with(ObjectNode node, String name, JsonNode value) {
        node.set(name, value);
        return node;
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            to.set(name, from.get(name));
        }
    }

    private static ObjectNode entity(JsonNode entity) {
        ObjectNode copy = NODES.objectNode();
        copy(entity, copy, "id", "label");
        return copy;
    }

    private static JsonNode belief(JsonNode belief) {
        ObjectNode kinds = NODES.objectNode();
        belief.get("kinds").forEach(kind -> kinds.set(kind.get("kind").asText(), kind.get("studies")));
        ObjectNode copy = belief.deepCopy();
        return with(copy, "kinds", kinds);
    }

    private static JsonNode stratification(JsonNode record) {
        ObjectNode copy = record.deepCopy();
        copy.set("dimension", copy.remove("variable"));
        copy.set("values", copy.remove("strata"));
        return copy;
    }

    private static JsonNode evidence(JsonNode placed) {
        JsonNode claim = placed.get("claim");
        boolean turned = placed.get("outcomeBridge").asText().equals("OPPOSITE");
        ObjectNode copy = NODES.objectNode();
        copy(claim, copy, "id", "article", "revision", "articleStatus", "study", "group", "certainty", "rule");
        copy(claim, copy, "vocabulary", "date");
        copy(placed, copy, "agentBridge", "outcomeBridge");
        copy.set("kindOfSource", claim.get("publicationKind"));
        copy.set("kindOfStudy", claim.get("researchKind"));
        copy.put("direction", direction(claim.get("direction").asText(), turned));
        copy.set(
                "agent",
                with(
                        concept(claim.get("agent")),
                        "manipulation",
                        claim.get("agent").get("manipulation")));
        copy.set("outcome", with(concept(claim.get("outcome")), "turned", NODES.booleanNode(turned)));
        ObjectNode context = copy.putObject("context");
        ObjectNode grounds = copy.putObject("grounds");
        for (JsonNode value : claim.get("context")) {
            context.set(value.get("dimension").asText(), value.get("value"));
            grounds.set(value.get("dimension").asText(), value.get("ground"));
        }
        JsonNode quote = claim.get("quote");
        ObjectNode quoteCopy = copy.putObject("quote");
        copy(quote, quoteCopy, "section", "text", "agent", "outcome", "cue");
        copy(quote.get("sentence"), quoteCopy, "start", "end");
        JsonNode judgement = placed.get("judgement");
        if (!List.of("", "NONE").contains(judgement.path("ruling").asText())) {
            copy.set("judgement", dated(judgement));
        }
        return copy;
    }

    private static String direction(String direction, boolean turned) {
        if (turned) {
            return TURNED.getOrDefault(direction, direction);
        }
        return direction;
    }

    private static ObjectNode concept(JsonNode concept) {
        ObjectNode copy = entity(concept.get("entity"));
        return with(
                copy,
                "lineage",
                each(
                        concept.get("lineage"),
                        level -> with(entity(level.get("entity")), "bridge", level.get("bridge"))));
    }

    private static JsonNode decision(JsonNode decision) {
        String subject = decision.get("proposition").asText();
        if (decision.get("claim").isTextual()) {
            subject = decision.get("claim").asText();
        }
        return with(
                dated(decision),
                "key",
                NODES.textNode(subject + "/" + decision.get("id").asText()));
    }

    private static ObjectNode dated(JsonNode node) {
        ObjectNode copy = node.deepCopy();
        copy.put("at", Instant.ofEpochMilli(node.get("at").asLong()).toString());
        return copy;
    }
}
