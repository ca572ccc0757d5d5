package dev.consilience.stream.json;

import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ContextValueRecord;
import dev.consilience.schema.CuratorRuling;
import dev.consilience.schema.JudgementRecord;
import dev.consilience.schema.LevelRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.SpanRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim as JSON shows it. Under a proposition its direction is the one that it has there, and {@code outcome.turned}
 * says whether that is the opposite of the claim's own. A claim by itself has its own direction, and no bridges.
 *
 * @param id the key: 32 hexadecimal digits
 * @param article the key of the article that says it
 * @param revision the revision in which it was read; may be empty
 * @param articleStatus whether that article stands
 * @param study the study that the article reports
 * @param group whose research it is, where that is known; else empty
 * @param kindOfSource what kind of publication the article is
 * @param kindOfStudy how the study was done
 * @param agent what acts
 * @param direction what it does
 * @param outcome what is acted on
 * @param context the circumstances: what is recorded, in lower case, and what it is
 * @param grounds where each of the circumstances was read
 * @param certainty how firmly it is said
 * @param quote in which words
 * @param rule the extraction rule that found it
 * @param vocabulary the release of the vocabulary that named its concepts
 * @param date when the article was published: ISO date, or its beginning, or empty
 * @param agentBridge how its agent comes to stand for that of the proposition; null for a claim by itself
 * @param outcomeBridge how its outcome comes to stand for that of the proposition; null for a claim by itself
 * @param judgement what curators have ruled of it; null where they have not
 */
public record ClaimJson(
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
        @Nullable String agentBridge,
        @Nullable String outcomeBridge,
        @Nullable JudgementJson judgement) {

    /** What acts: the concept, what was done to it, and the broader concepts that it also stands for. */
    public record AgentJson(String id, String label, String manipulation, List<LevelJson> lineage) {}

    /** What is acted on: the concept, whether the claim's direction was turned, and the broader concepts. */
    public record OutcomeJson(String id, String label, boolean turned, List<LevelJson> lineage) {}

    /** A broader concept, and the rule that leads there. */
    public record LevelJson(String id, String label, String bridge) {}

    /** A half-open stretch of a section's text, in UTF-16 code units. */
    public record SpanJson(int start, int end) {}

    /** The section, the sentence with its place there, and where the words stand that carry the claim. */
    public record QuoteJson(
            String section, int start, int end, String text, SpanJson agent, SpanJson outcome, SpanJson cue) {}

    /** What curators have ruled: why, where the claim is rejected; who; and when, in ISO form and UTC. */
    public record JudgementJson(String ruling, @Nullable String reason, String by, String at) {}

    public ClaimJson {
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        grounds = Collections.unmodifiableMap(new LinkedHashMap<>(grounds));
    }

    /** The claim by itself. */
    public static ClaimJson of(ClaimRecord claim) {
        return of(claim, false, null, null, null);
    }

    /** The claim as evidence on a proposition. */
    public static ClaimJson of(PlacedClaimRecord placed) {
        return of(
                placed.getClaim(),
                placed.getOutcomeBridge() == BridgeRule.OPPOSITE,
                placed.getAgentBridge().name(),
                placed.getOutcomeBridge().name(),
                judgement(placed.getJudgement()));
    }

    private static ClaimJson of(
            ClaimRecord claim,
            boolean turned,
            @Nullable String agentBridge,
            @Nullable String outcomeBridge,
            @Nullable JudgementJson judgement) {
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
                agentBridge,
                outcomeBridge,
                judgement);
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

    private static @Nullable JudgementJson judgement(@Nullable JudgementRecord record) {
        if (record == null || record.getRuling() == CuratorRuling.NONE) {
            return null;
        }
        return new JudgementJson(
                record.getRuling().name(),
                nameOf(record.getReason()),
                record.getBy(),
                record.getAt().toString());
    }

    static @Nullable String nameOf(@Nullable Enum<?> symbol) {
        if (symbol == null) {
            return null;
        }
        return symbol.name();
    }
}
