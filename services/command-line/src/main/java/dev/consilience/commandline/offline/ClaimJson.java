package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Entity;
import dev.consilience.claim.Level;
import java.util.List;

/** A claim as JSON. */
final class ClaimJson {

    private ClaimJson() {}

    static ObjectNode of(Claim claim) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", claim.id().value())
                .put("article", claim.article().value())
                .put("revision", claim.revision())
                .put("study", claim.study().value())
                .put("group", claim.group())
                .put("kindOfSource", claim.sourceKind().name())
                .put("kindOfStudy", claim.studyKind().name());
        ObjectNode agent = entity(json.putObject("agent"), claim.agent().entity());
        agent.put("manipulation", claim.agent().manipulation().name());
        lineage(agent.putArray("lineage"), claim.agent().lineage());
        json.put("direction", claim.direction().name());
        ObjectNode outcome = entity(json.putObject("outcome"), claim.outcome().entity());
        outcome.put("turned", false);
        lineage(outcome.putArray("lineage"), claim.outcome().lineage());
        ObjectNode context = json.putObject("context");
        claim.context().values().forEach((dimension, value) -> context.put(dimension.label(), value));
        ObjectNode grounds = json.putObject("grounds");
        claim.context().grounds().forEach((dimension, ground) -> grounds.put(dimension.label(), ground.name()));
        json.put("certainty", claim.certainty().name());
        ObjectNode quote = span(
                json.putObject("quote").put("section", claim.quote().section()),
                claim.quote().sentence());
        quote.put("text", claim.quote().text());
        span(quote.putObject("agent"), claim.quote().agent());
        span(quote.putObject("outcome"), claim.quote().outcome());
        span(quote.putObject("cue"), claim.quote().cue());
        return json.put("rule", claim.rule())
                .put("vocabulary", claim.vocabulary())
                .put("date", claim.date());
    }

    private static ObjectNode entity(ObjectNode json, Entity entity) {
        return json.put("id", entity.id().value()).put("label", entity.label());
    }

    private static void lineage(ArrayNode json, List<Level> lineage) {
        for (Level level : lineage) {
            entity(json.addObject(), level.entity())
                    .put("bridge", level.bridge().name());
        }
    }

    private static ObjectNode span(ObjectNode json, TextSpan span) {
        return json.put("start", span.start()).put("end", span.end());
    }
}
