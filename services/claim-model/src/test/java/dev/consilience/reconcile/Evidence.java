package dev.consilience.reconcile;

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
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import java.util.Collection;
import java.util.List;

/** Claims for tests, made of few words: {@code Evidence.from("a").that("drug", DECREASES, "cold pain").in(SPECIES, "rat")}. */
public record Evidence(
        String article,
        String study,
        SourceKind sourceKind,
        String date,
        String agent,
        Direction direction,
        String outcome,
        Context context,
        Certainty certainty,
        int sentence,
        StudyKind studyKind,
        String group) {

    private static final String SENTENCE = "We report what the drug did.";

    public static Evidence from(String article) {
        return new Evidence(
                article,
                article,
                SourceKind.PRIMARY,
                "2020",
                "drug",
                Direction.DECREASES,
                "pain",
                Context.empty(),
                Certainty.ASSERTED,
                0,
                StudyKind.UNKNOWN,
                "");
    }

    public Evidence that(String newAgent, Direction newDirection, String newOutcome) {
        return new Evidence(
                article,
                study,
                sourceKind,
                date,
                newAgent,
                newDirection,
                newOutcome,
                context,
                certainty,
                sentence,
                studyKind,
                group);
    }

    public Evidence in(Dimension dimension, String value) {
        return new Evidence(
                article,
                study,
                sourceKind,
                date,
                agent,
                direction,
                outcome,
                context.with(dimension, value),
                certainty,
                sentence,
                studyKind,
                group);
    }

    public Evidence reporting(String otherStudy, SourceKind kind) {
        return new Evidence(
                article,
                otherStudy,
                kind,
                date,
                agent,
                direction,
                outcome,
                context,
                certainty,
                sentence,
                studyKind,
                group);
    }

    public Evidence hedged() {
        return new Evidence(
                article,
                study,
                sourceKind,
                date,
                agent,
                direction,
                outcome,
                context,
                Certainty.HEDGED,
                sentence,
                studyKind,
                group);
    }

    public Evidence published(String newDate) {
        return new Evidence(
                article,
                study,
                sourceKind,
                newDate,
                agent,
                direction,
                outcome,
                context,
                certainty,
                sentence,
                studyKind,
                group);
    }

    public Evidence done(StudyKind how) {
        return new Evidence(
                article, study, sourceKind, date, agent, direction, outcome, context, certainty, sentence, how, group);
    }

    /** The research of the group of that name. */
    public Evidence by(String name) {
        return new Evidence(
                article,
                study,
                sourceKind,
                date,
                agent,
                direction,
                outcome,
                context,
                certainty,
                sentence,
                studyKind,
                "name:" + name);
    }

    /** In another sentence of the article than its first, in which everything stands that is not said to stand elsewhere. */
    public Evidence inSentence(int number) {
        return new Evidence(
                article,
                study,
                sourceKind,
                date,
                agent,
                direction,
                outcome,
                context,
                certainty,
                number,
                studyKind,
                group);
    }

    /** The claim; every outcome that ends in "pain" also speaks to pain, "comfort" to its opposite. */
    public Claim claim() {
        ArticleId id = ArticleId.ofDoi(article);
        Agent actor = new Agent(entity(agent), Manipulation.NONE, List.of());
        List<Level> lineage = List.of();
        if (outcome.endsWith(" pain")) {
            lineage = List.of(new Level(entity("pain"), Bridge.BROADER));
        } else if (outcome.equals("comfort")) {
            lineage = List.of(new Level(entity("pain"), Bridge.OPPOSITE));
        }
        Outcome target = new Outcome(entity(outcome), lineage);
        String words = agent + " " + direction + " " + outcome;
        TextSpan span = new TextSpan(sentence * SENTENCE.length(), (sentence + 1) * SENTENCE.length());
        Quote quote = new Quote("text", span, SENTENCE, span, span, span);
        return new Claim(
                ClaimId.of(id, actor, direction, target, context, words + study + certainty + sentence),
                id,
                "",
                ArticleStatus.ACTIVE,
                new StudyId(study),
                group,
                sourceKind,
                studyKind,
                date,
                actor,
                direction,
                target,
                context,
                certainty,
                quote,
                "test",
                "test");
    }

    /** The claim's placement under the question about the outcome of that name. */
    public Placement on(String asked) {
        return Placement.of(claim()).stream()
                .filter(placement -> placement.proposition().outcome().label().equals(asked))
                .findFirst()
                .orElseThrow();
    }

    /** The same claim, of which it turned out that its article reports another study. */
    public static Placement moved(Placement placement, String study) {
        Claim claim = placement.claim();
        return new Placement(
                placement.proposition(),
                placement.agentBridge(),
                placement.outcomeBridge(),
                new Claim(
                        claim.id(),
                        claim.article(),
                        claim.revision(),
                        claim.articleStatus(),
                        new StudyId(study),
                        claim.group(),
                        claim.sourceKind(),
                        claim.studyKind(),
                        claim.date(),
                        claim.agent(),
                        claim.direction(),
                        claim.outcome(),
                        claim.context(),
                        claim.certainty(),
                        claim.quote(),
                        claim.rule(),
                        claim.vocabulary()),
                placement.judgement());
    }

    /** What counts of placements. */
    static List<Finding> findings(Collection<Placement> placements) {
        return placements.stream().map(Finding::of).toList();
    }

    /** What explains the disagreement between placements, if anything does. */
    static List<Stratification> explain(Collection<Placement> placements) {
        List<Finding> findings = findings(placements);
        return Explainer.explain(
                VariableTables.count(findings), VariableTables.sides(findings), VariableTables.studies(findings));
    }

    public static Entity entity(String label) {
        return new Entity(new EntityId("TEST:" + label.replace(' ', '-')), label);
    }
}
