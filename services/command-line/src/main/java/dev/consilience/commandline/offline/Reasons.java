package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import dev.consilience.extraction.SentenceReading;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.question.Answer;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Relation;
import dev.consilience.extraction.relation.RelationReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells people why something is said of a line. */
final class Reasons {

    private static final int FEATURES_TOLD = 6;

    private Reasons() {}

    /** Each pair of names that was weighed, what was said of it, and which words spoke for that and against it. */
    static List<String> of(CorpusText text, RelationReader reader) {
        List<String> told = new ArrayList<>();
        told.add(text.id() + ": " + text.text().text());
        for (RelationReader.Reading reading : reader.explain(text.text(), text.scope(), FEATURES_TOLD)) {
            Relation relation = reading.relation();
            String verdict = "no";
            if (relation.probability() >= reading.needed()) {
                verdict = "yes";
            }
            told.add(String.format(
                    Locale.ROOT,
                    "  %-3s %s %s %s (%.2f, needs %.2f)",
                    verdict,
                    words(text, relation.subject()),
                    Predictions.label(relation.direction()),
                    words(text, relation.object()),
                    relation.probability(),
                    reading.needed()));
            told.add("      related: " + listed(reading.forRelation()));
            told.add("      direction: " + listed(reading.forDirection()));
        }
        return told;
    }

    /** A sentence of a paper: what it names, which words carry a direction, and what it claims by which rule. */
    static List<String> of(SentenceReading sentence) {
        List<String> told = new ArrayList<>();
        told.add(sentence.section() + " " + sentence.span().start() + ": " + sentence.text());
        if (!sentence.finding()) {
            told.add("  states no finding");
        }
        told.add("  names: "
                + sentence.names().stream()
                        .map(name -> "\"" + words(sentence, name.span()) + "\" "
                                + name.concept().id() + " "
                                + name.concept().type())
                        .collect(Collectors.joining(", ")));
        told.add("  triggers: "
                + sentence.triggers().stream()
                        .map(span -> "\"" + words(sentence, span) + "\"")
                        .collect(Collectors.joining(", ")));
        for (Claim claim : sentence.claims()) {
            told.add("  claim: " + claim.agent().entity().label() + manipulation(claim) + " " + claim.direction() + " "
                    + claim.outcome().entity().label() + ", " + claim.certainty() + ", by " + claim.rule());
            claim.context()
                    .values()
                    .forEach((dimension, value) -> told.add("      " + dimension.label() + ": " + value + " ("
                            + claim.context().ground(dimension) + ")"));
        }
        return told;
    }

    private static String manipulation(Claim claim) {
        return claim.agent().manipulation().suffix();
    }

    private static String words(SentenceReading sentence, TextSpan span) {
        int start = sentence.span().start();
        boolean inside = sentence.span().covers(span);
        if (!inside) {
            return "(in an earlier sentence)";
        }
        return sentence.text().substring(span.start() - start, span.end() - start);
    }

    /** An answer, how sure it is, and what spoke most for it. */
    static List<String> of(JsonNode line, String words, Answer answer) {
        return List.of(
                line.path("id").asText() + ": " + words,
                String.format(Locale.ROOT, "  %s (%.2f)", answer.direction(), answer.confidence()),
                "      direction: " + String.join(", ", answer.reasons()));
    }

    private static String words(CorpusText text, String id) {
        for (Named named : text.text().named()) {
            if (named.id().equals(id) || named.concepts().contains(id)) {
                return "\"" + named.span().cut(text.text().text()) + "\"";
            }
        }
        return id;
    }

    private static String listed(List<Explanation.Weighed> features) {
        List<String> parts = new ArrayList<>();
        for (Explanation.Weighed feature : features) {
            parts.add(String.format(Locale.ROOT, "%s %+.2f", feature.name(), feature.weight() * LinearModel.UNIT));
        }
        return String.join(", ", parts);
    }
}
