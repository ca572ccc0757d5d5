package dev.consilience.extraction.training;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.extraction.question.StatementTraining;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Stratification;
import dev.consilience.reconcile.Stratum;
import dev.consilience.reconcile.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says which conflicts between papers the reconciler finds, and what it offers to explain them, on questions that several
 * papers of a knowledge base speak to. Usage: {@code MeasureGroups CORPORA}, with the folder of the corpora.
 *
 * <p>It does so twice: with the directions that the knowledge base gives, and with those that are read from the papers'
 * words by models which have not seen these papers.
 */
public final class MeasureGroups {

    private static final Map<String, Dimension> DIMENSIONS = Map.ofEntries(
            Map.entry("Species", Dimension.SPECIES),
            Map.entry("MeSHAnatomy", Dimension.SITE),
            Map.entry("Anatomy", Dimension.SITE),
            Map.entry("Cell", Dimension.CELL),
            Map.entry("CellLine", Dimension.CELL),
            Map.entry("Cell_Line", Dimension.CELL),
            Map.entry("Disease", Dimension.MODEL),
            Map.entry("MeSHDisease", Dimension.MODEL),
            Map.entry("Gender", Dimension.SEX),
            Map.entry("Research_Model", Dimension.STRAIN));

    private final Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());
    private final PrintStream out;

    private MeasureGroups(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        List<JsonLines.Node> groups = JsonLines.read(corpora.resolve("conib_groups.jsonl.gz"));
        MeasureGroups measure = new MeasureGroups(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        measure.detect("directions given", groups, Map.of());
        measure.explain(groups);
        measure.detect("directions read", groups, new StatementTraining(corpora).heldOut());
    }

    private void detect(String title, List<JsonLines.Node> groups, Map<String, Direction> read) {
        int hits = 0;
        int missed = 0;
        int missedForReviews = 0;
        int falselyFound = 0;
        int contextDependent = 0;
        for (JsonLines.Node group : groups) {
            List<Placement> placements = placements(group, read);
            Verdict verdict = reconciler.reconcile(placements).orElseThrow().verdict();
            boolean found = verdict == Verdict.CONFLICTING || verdict == Verdict.CONTEXT_DEPENDENT;
            boolean conflict = Boolean.parseBoolean(group.text("conflict"));
            if (verdict == Verdict.CONTEXT_DEPENDENT) {
                contextDependent++;
            }
            if (found && conflict) {
                hits++;
            } else if (found) {
                falselyFound++;
            } else if (conflict) {
                missed++;
                if (placements.stream().anyMatch(each -> each.claim().sourceKind() == SourceKind.REVIEW)) {
                    missedForReviews++;
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%s: %d questions; conflicts found %d, missed %d (%d of them with reviews), falsely found %d;"
                        + " precision %.3f, recall %.3f; context-dependent %d%n",
                title,
                groups.size(),
                hits,
                missed,
                missedForReviews,
                falselyFound,
                (double) hits / (hits + falselyFound),
                (double) hits / (hits + missed),
                contextDependent);
    }

    private void explain(List<JsonLines.Node> groups) {
        out.println("| question | papers | verdict | named or, in brackets, nearest | agree | chance |");
        out.println("|---|---|---|---|---:|---:|");
        for (JsonLines.Node group : groups) {
            if (Boolean.parseBoolean(group.text("conflict"))) {
                CuratedClaim curated =
                        reconciler.reconcile(placements(group, Map.of())).orElseThrow();
                out.println("| " + group.text("subject") + " on " + group.text("object") + " | " + sides(curated)
                        + " | " + curated.verdict() + " | " + offered(curated) + " |");
            }
        }
    }

    private static String sides(CuratedClaim curated) {
        return curated.beliefs().stream()
                .map(belief -> belief.studies() + " " + belief.direction())
                .collect(Collectors.joining(", "));
    }

    /** The best of those whose values lead in different directions. */
    private static String offered(CuratedClaim curated) {
        for (Stratification division : curated.stratifications()) {
            if (division.strata().stream().map(Stratum::leading).distinct().count() > 1) {
                String values = division.strata().stream()
                        .map(stratum -> stratum.value() + " " + stratum.leading())
                        .collect(Collectors.joining("; "));
                String words = "(" + division.variable() + ": " + values + ")";
                if (division.separates()) {
                    words = division.variable() + ", " + division.ground() + ": " + values;
                }
                return words + " | " + division.testedAgreeing() + " of " + division.tested() + " | "
                        + String.format(Locale.ROOT, "%.2f", division.chance());
            }
        }
        return "nothing | | ";
    }

    /** The claims of a group; directions that were read stand for those that are given. */
    private static List<Placement> placements(JsonLines.Node group, Map<String, Direction> read) {
        List<Placement> placements = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (JsonLines.Node said : group.list("claims")) {
            Direction direction = Direction.valueOf(said.text("direction"));
            if (!read.isEmpty()) {
                direction = answer(read, said.text("statement"));
            }
            if (!sentences.contains(said.text("text"))) {
                sentences.add(said.text("text"));
            }
            placements.addAll(Placement.of(claim(group, said, direction, sentences.indexOf(said.text("text")))));
        }
        return placements;
    }

    private static Direction answer(Map<String, Direction> read, String statement) {
        Direction answer = read.get(statement);
        if (answer == null) {
            throw new IllegalArgumentException("There is no statement " + statement + " among those that were read");
        }
        return answer;
    }

    private static Claim claim(JsonLines.Node group, JsonLines.Node said, Direction direction, int sentence) {
        ArticleId article = ArticleId.ofPmid(said.text("doc").replace("PMID", ""));
        Agent agent =
                new Agent(new Entity(new EntityId("CONIB:agent"), group.text("subject")), Manipulation.NONE, List.of());
        Outcome outcome = new Outcome(new Entity(new EntityId("CONIB:outcome"), group.text("object")), List.of());
        Context context = context(said.object("context"));
        String text = said.text("text");
        TextSpan span = new TextSpan(0, text.length());
        return new Claim(
                ClaimId.of(article, agent, direction, outcome, context, text + said.text("statement")),
                article,
                "",
                ArticleStatus.ACTIVE,
                new StudyId(said.text("doc")),
                "",
                sourceKind(said.object("context")),
                StudyKind.UNKNOWN,
                "",
                agent,
                direction,
                outcome,
                context,
                Certainty.ASSERTED,
                new Quote("text " + sentence, span, text, span, span, span),
                "given",
                "given");
    }

    private static SourceKind sourceKind(JsonLines.Node said) {
        if (said.values().getOrDefault("TextLocation", "").contains("Review")
                || said.values().getOrDefault("PublicationType", "").contains("Review")) {
            return SourceKind.REVIEW;
        }
        return SourceKind.PRIMARY;
    }

    /** The knowledge base names some diseases and places by two vocabularies. */
    private static String spelledAlike(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replace("'s ", " ");
    }

    private static Context context(JsonLines.Node said) {
        EnumMap<Dimension, TreeSet<String>> values = new EnumMap<>(Dimension.class);
        said.values().forEach((name, listed) -> {
            Dimension dimension = DIMENSIONS.get(name);
            if (dimension != null) {
                for (String value : listed.split(",", -1)) {
                    values.computeIfAbsent(dimension, key -> new TreeSet<>()).add(spelledAlike(value));
                }
            }
        });
        Context context = Context.empty();
        for (Map.Entry<Dimension, TreeSet<String>> entry : values.entrySet()) {
            context = context.with(entry.getKey(), String.join("; ", entry.getValue()));
        }
        return context;
    }
}
