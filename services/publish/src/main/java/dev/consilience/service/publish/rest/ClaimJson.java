package dev.consilience.service.publish.rest;

import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ContextValueRecord;
import dev.consilience.schema.LevelRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.SpanRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A claim as JSON shows it. Under a proposition its direction is the one that it has there, and {@code turned} says
 * whether that is the claim's own or its opposite.
 */
record ClaimJson(
        String id,
        String article,
        String revision,
        String articleStatus,
        String study,
        String group,
        String kindOfSource,
        String kindOfStudy,
        AgentJson agent,
        String direction,
        OutcomeJson outcome,
        Map<String, String> context,
        Map<String, String> grounds,
        String certainty,
        QuoteJson quote,
        String rule,
        String vocabulary,
        String date,
        String agentBridge,
        String outcomeBridge) {

    record AgentJson(String id, String label, String manipulation, List<LevelJson> lineage) {}

    record OutcomeJson(String id, String label, boolean turned, List<LevelJson> lineage) {}

    record LevelJson(String id, String label, String bridge) {}

    record SpanJson(int start, int end) {}

    record QuoteJson(String section, int start, int end, String text, SpanJson agent, SpanJson outcome, SpanJson cue) {}

    static ClaimJson of(PlacedClaimRecord placed) {
        ClaimRecord claim = placed.getClaim();
        boolean turned = placed.getOutcomeBridge() == BridgeRule.OPPOSITE;
        return new ClaimJson(
                claim.getId(),
                claim.getArticle(),
                claim.getRevision(),
                claim.getArticleStatus().name(),
                claim.getStudy(),
                claim.getGroup(),
                claim.getPublicationKind().name(),
                claim.getResearchKind().name(),
                new AgentJson(
                        claim.getAgent().getEntity().getId(),
                        claim.getAgent().getEntity().getLabel(),
                        claim.getAgent().getManipulation().name(),
                        levels(claim.getAgent().getLineage())),
                direction(claim, turned),
                new OutcomeJson(
                        claim.getOutcome().getEntity().getId(),
                        claim.getOutcome().getEntity().getLabel(),
                        turned,
                        levels(claim.getOutcome().getLineage())),
                context(claim),
                grounds(claim),
                claim.getCertainty().name(),
                new QuoteJson(
                        claim.getQuote().getSection(),
                        claim.getQuote().getSentence().getStart(),
                        claim.getQuote().getSentence().getEnd(),
                        claim.getQuote().getText(),
                        span(claim.getQuote().getAgent()),
                        span(claim.getQuote().getOutcome()),
                        span(claim.getQuote().getCue())),
                claim.getRule(),
                claim.getVocabulary(),
                claim.getDate(),
                placed.getAgentBridge().name(),
                placed.getOutcomeBridge().name());
    }

    private static String direction(ClaimRecord claim, boolean turned) {
        if (!turned) {
            return claim.getDirection().name();
        }
        return switch (claim.getDirection()) {
            case INCREASES -> "DECREASES";
            case DECREASES -> "INCREASES";
            case NO_EFFECT, AFFECTS -> claim.getDirection().name();
        };
    }

    private static Map<String, String> context(ClaimRecord claim) {
        Map<String, String> context = new LinkedHashMap<>();
        for (ContextValueRecord value : claim.getContext()) {
            context.put(value.getDimension(), value.getValue());
        }
        return context;
    }

    private static Map<String, String> grounds(ClaimRecord claim) {
        Map<String, String> grounds = new LinkedHashMap<>();
        for (ContextValueRecord value : claim.getContext()) {
            grounds.put(value.getDimension(), value.getGround().name());
        }
        return grounds;
    }

    private static List<LevelJson> levels(List<LevelRecord> levels) {
        return levels.stream()
                .map(level -> new LevelJson(
                        level.getEntity().getId(),
                        level.getEntity().getLabel(),
                        level.getBridge().name()))
                .toList();
    }

    private static SpanJson span(SpanRecord span) {
        return new SpanJson(span.getStart(), span.getEnd());
    }
}
