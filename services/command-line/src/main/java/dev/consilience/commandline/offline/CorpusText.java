package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.relation.AnnotatedText;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a corpus of relations.
 *
 * @param id of the text
 * @param document that it is from
 * @param text with the names that are given
 * @param scope what is asked
 * @param corpus that it belongs to
 * @param line as it was read
 */
record CorpusText(String id, String document, MarkedText text, Scope scope, Corpus corpus, JsonNode line) {

    /** Whether a line has marked names. */
    static boolean is(JsonNode line) {
        return line.path("text").isTextual() && line.path("mentions").isArray();
    }

    /**
     * Reads a line.
     *
     * @throws LineException if a part is missing, or a name stands outside the text
     */
    static CorpusText of(JsonNode line) throws LineException {
        String text = line.path("text").asText();
        boolean concepts = line.path("level").asText("mention").equals("concept");
        List<Named> named = new ArrayList<>();
        CodePoints points = new CodePoints(text);
        for (JsonNode mention : line.path("mentions")) {
            if (mention.path("given").asBoolean(true)) {
                named.add(named(mention, text, points, concepts));
            }
        }
        Corpus corpus = Corpus.named(line.path("corpus").asText());
        Scope.Level level = Scope.Level.NAME;
        if (concepts) {
            level = Scope.Level.CONCEPT;
        }
        String id = line.path("id").asText();
        return new CorpusText(
                id, line.path("doc").asText(id), new MarkedText(text, named), corpus.scope(level), corpus, line);
    }

    private static Named named(JsonNode mention, String text, CodePoints points, boolean concepts)
            throws LineException {
        String id = mention.path("id").asText();
        TextSpan span = points.span(
                        mention.path("start").asInt(-1), mention.path("end").asInt(-1))
                .orElseThrow(() -> new LineException("The name " + id + " stands from " + mention.path("start") + " to "
                        + mention.path("end") + ", which is not within the text"));
        List<String> ids = new ArrayList<>();
        if (concepts) {
            mention.path("concept").forEach(concept -> ids.add(concept.asText()));
            if (ids.isEmpty()) {
                ids.add(id);
            }
        } else {
            // Nobody has said what the names stand for: those that are spelled alike name the same.
            ids.add(span.cut(text).toLowerCase(Locale.ROOT).replaceAll("[-\\s]", ""));
        }
        return new Named(id, span, MentionType.of(mention.path("type").asText()), ids);
    }

    /** The text with what was marked in it, to learn from; empty for a corpus that is not to be learned from. */
    Optional<AnnotatedText> annotated() {
        List<AnnotatedText.Marked> marked = new ArrayList<>();
        for (JsonNode relation : line.path("relations")) {
            String subject = relation.path("subject").asText();
            String object = relation.path("object").asText();
            if (scope.by() == Scope.Level.CONCEPT) {
                subject = relation.path("subject_concept").asText(subject);
                object = relation.path("object_concept").asText(object);
            }
            marked.add(new AnnotatedText.Marked(subject, object, direction(relation)));
        }
        boolean bothWays = !line.path("directed").asBoolean(true);
        return corpus.weights().map(weights -> new AnnotatedText(document, text, marked, scope, bothWays, weights));
    }

    private static Direction direction(JsonNode relation) {
        if (relation.path("negated").asBoolean(false)) {
            return Direction.NO_EFFECT;
        }
        return switch (relation.path("direction").asText()) {
            case "INCREASES" -> Direction.INCREASES;
            case "DECREASES" -> Direction.DECREASES;
            case "NO_EFFECT" -> Direction.NO_EFFECT;
            default -> Direction.AFFECTS;
        };
    }
}
