package dev.consilience.stream;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import dev.consilience.schema.AgentManipulation;
import dev.consilience.schema.AgentRecord;
import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.ClaimCertainty;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.ContextGround;
import dev.consilience.schema.ContextValueRecord;
import dev.consilience.schema.CuratorRuling;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.JudgementRecord;
import dev.consilience.schema.LevelRecord;
import dev.consilience.schema.OutcomeRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.PropositionRecord;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.QuoteRecord;
import dev.consilience.schema.ReasonForRejection;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SpanRecord;
import dev.consilience.schema.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Claims and their placements between model and Avro. Each way loses nothing. */
public final class ClaimRecords {

    private ClaimRecords() {}

    /** The claim as a record. */
    public static ClaimRecord toRecord(Claim claim) {
        return ClaimRecord.newBuilder()
                .setId(claim.id().value())
                .setArticle(claim.article().value())
                .setRevision(claim.revision())
                .setArticleStatus(Standing.valueOf(claim.articleStatus().name()))
                .setStudy(claim.study().value())
                .setGroup(claim.group())
                .setPublicationKind(PublicationKind.valueOf(claim.sourceKind().name()))
                .setResearchKind(ResearchKind.valueOf(claim.studyKind().name()))
                .setDate(claim.date())
                .setAgent(new AgentRecord(
                        toRecord(claim.agent().entity()),
                        AgentManipulation.valueOf(claim.agent().manipulation().name()),
                        toRecords(claim.agent().lineage())))
                .setDirection(EffectDirection.valueOf(claim.direction().name()))
                .setOutcome(new OutcomeRecord(
                        toRecord(claim.outcome().entity()),
                        toRecords(claim.outcome().lineage())))
                .setContext(toRecords(claim.context()))
                .setCertainty(ClaimCertainty.valueOf(claim.certainty().name()))
                .setQuote(toRecord(claim.quote()))
                .setRule(claim.rule())
                .setVocabulary(claim.vocabulary())
                .build();
    }

    /** The record as a claim. */
    public static Claim fromRecord(ClaimRecord record) {
        return new Claim(
                new ClaimId(record.getId()),
                new ArticleId(record.getArticle()),
                record.getRevision(),
                ArticleStatus.valueOf(record.getArticleStatus().name()),
                new StudyId(record.getStudy()),
                record.getGroup(),
                SourceKind.valueOf(record.getPublicationKind().name()),
                StudyKind.valueOf(record.getResearchKind().name()),
                record.getDate(),
                new Agent(
                        fromRecord(record.getAgent().getEntity()),
                        Manipulation.valueOf(record.getAgent().getManipulation().name()),
                        fromRecords(record.getAgent().getLineage())),
                Direction.valueOf(record.getDirection().name()),
                new Outcome(
                        fromRecord(record.getOutcome().getEntity()),
                        fromRecords(record.getOutcome().getLineage())),
                contextFromRecords(record.getContext()),
                Certainty.valueOf(record.getCertainty().name()),
                fromRecord(record.getQuote()),
                record.getRule(),
                record.getVocabulary());
    }

    /** The placement as a record. */
    public static PlacedClaimRecord toRecord(Placement placement) {
        return new PlacedClaimRecord(
                toRecord(placement.proposition()),
                BridgeRule.valueOf(placement.agentBridge().name()),
                BridgeRule.valueOf(placement.outcomeBridge().name()),
                toRecord(placement.claim()),
                toRecord(placement.judgement()));
    }

    /** The record as a placement. */
    public static Placement fromRecord(PlacedClaimRecord record) {
        return new Placement(
                fromRecord(record.getProposition()),
                Bridge.valueOf(record.getAgentBridge().name()),
                Bridge.valueOf(record.getOutcomeBridge().name()),
                fromRecord(record.getClaim()),
                judgementFromRecord(record.getJudgement()));
    }

    /** The judgement as a record; none where nothing was ruled, as in records from before there were judgements. */
    private static @Nullable JudgementRecord toRecord(Judgement judgement) {
        if (judgement.ruling() == Ruling.NONE) {
            return null;
        }
        return JudgementRecord.newBuilder()
                .setRuling(CuratorRuling.valueOf(judgement.ruling().name()))
                .setReason(judgement
                        .reason()
                        .map(reason -> ReasonForRejection.valueOf(reason.name()))
                        .orElse(null))
                .setBy(judgement.by())
                .setAt(judgement.at())
                .build();
    }

    private static Judgement judgementFromRecord(@Nullable JudgementRecord record) {
        // A ruling that this reader does not know is read as none.
        if (record == null || record.getRuling() == CuratorRuling.NONE) {
            return Judgement.none();
        }
        return new Judgement(
                Ruling.valueOf(record.getRuling().name()),
                Optional.ofNullable(record.getReason()).map(reason -> RejectionReason.valueOf(reason.name())),
                record.getBy(),
                record.getAt());
    }

    /** The proposition as a record. */
    public static PropositionRecord toRecord(Proposition proposition) {
        return new PropositionRecord(
                proposition.id().value(),
                toRecord(proposition.agent()),
                AgentManipulation.valueOf(proposition.manipulation().name()),
                toRecord(proposition.outcome()));
    }

    /** The record as a proposition. */
    public static Proposition fromRecord(PropositionRecord record) {
        return new Proposition(
                fromRecord(record.getAgent()),
                Manipulation.valueOf(record.getManipulation().name()),
                fromRecord(record.getOutcome()));
    }

    private static EntityRecord toRecord(Entity entity) {
        return new EntityRecord(entity.id().value(), entity.label());
    }

    private static Entity fromRecord(EntityRecord record) {
        return new Entity(new EntityId(record.getId()), record.getLabel());
    }

    private static List<LevelRecord> toRecords(List<Level> levels) {
        return levels.stream()
                .map(level -> new LevelRecord(
                        toRecord(level.entity()),
                        BridgeRule.valueOf(level.bridge().name())))
                .toList();
    }

    private static List<Level> fromRecords(List<LevelRecord> levels) {
        return levels.stream()
                .map(level -> new Level(
                        fromRecord(level.getEntity()),
                        Bridge.valueOf(level.getBridge().name())))
                .toList();
    }

    /** The circumstances as records, in the order of the dimensions. */
    public static List<ContextValueRecord> toRecords(Context context) {
        List<ContextValueRecord> records = new ArrayList<>();
        context.values().forEach((dimension, value) -> {
            dev.consilience.claim.ContextGround ground = context.ground(dimension);
            records.add(new ContextValueRecord(dimension.label(), value, ContextGround.valueOf(ground.name())));
        });
        return records;
    }

    /** The records as circumstances. */
    public static Context contextFromRecords(List<ContextValueRecord> records) {
        Context context = Context.empty();
        for (ContextValueRecord record : records) {
            context = context.with(
                    Dimension.valueOf(record.getDimension().toUpperCase(Locale.ROOT)),
                    record.getValue(),
                    dev.consilience.claim.ContextGround.valueOf(
                            record.getGround().name()));
        }
        return context;
    }

    private static QuoteRecord toRecord(Quote quote) {
        return new QuoteRecord(
                quote.section(),
                toRecord(quote.sentence()),
                quote.text(),
                toRecord(quote.agent()),
                toRecord(quote.outcome()),
                toRecord(quote.cue()));
    }

    private static Quote fromRecord(QuoteRecord record) {
        return new Quote(
                record.getSection(),
                fromRecord(record.getSentence()),
                record.getText(),
                fromRecord(record.getAgent()),
                fromRecord(record.getOutcome()),
                fromRecord(record.getCue()));
    }

    private static SpanRecord toRecord(TextSpan span) {
        return new SpanRecord(span.start(), span.end());
    }

    private static TextSpan fromRecord(SpanRecord record) {
        return new TextSpan(record.getStart(), record.getEnd());
    }
}
