package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.Abbreviation;
import dev.consilience.extraction.AbbreviationFinder;
import dev.consilience.extraction.Extractor;
import dev.consilience.extraction.cue.Cue;
import dev.consilience.extraction.cue.CueReader;
import dev.consilience.extraction.question.Answer;
import dev.consilience.extraction.question.ArticleAnswerer;
import dev.consilience.extraction.question.DirectionReader;
import dev.consilience.extraction.question.Question;
import dev.consilience.extraction.relation.MarkedText;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Relation;
import dev.consilience.extraction.relation.RelationReader;
import dev.consilience.extraction.relation.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the extractor says of the lines of corpora, in the form in which scores are taken of it. What a line asks is seen from
 * its fields:
 *
 * <ul>
 *   <li>{@code text} and {@code mentions}: which of the names bear on each other,
 *   <li>{@code evidence_text}, {@code intervention}, {@code comparator}, {@code outcome}: what a treatment did,
 *   <li>{@code text}, {@code subject} and {@code object} with a {@code name}: what the one does to the other,
 *   <li>{@code text} and {@code pairs}: which abbreviations the text defines.
 * </ul>
 */
public final class Predictions {

    private final RelationReader relations;
    private final Optional<OwnNames> ownNames;
    private final Optional<ClaimedRelations> claims;
    private final Map<String, String> articles;

    private Predictions(
            RelationReader relations,
            Optional<OwnNames> ownNames,
            Optional<ClaimedRelations> claims,
            Map<String, String> articles) {
        this.relations = relations;
        this.ownNames = ownNames;
        this.claims = claims;
        this.articles = Map.copyOf(articles);
    }

    /** By the models that come with the extractor, with the names that corpora give. */
    public static Predictions standard() {
        return with(RelationReader.standard());
    }

    static Predictions with(RelationReader relations) {
        return new Predictions(relations, Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same with the names that the extractor finds instead of those that corpora give. */
    public Predictions withOwnNames(OwnNames names) {
        return new Predictions(relations, Optional.of(names), claims, articles);
    }

    /** The same with only those relations that an extractor would publish as claims. */
    public Predictions asClaims(Extractor extractor) {
        return new Predictions(relations, ownNames, Optional.of(new ClaimedRelations(extractor)), articles);
    }

    /**
     * The same with answers from whole articles instead of the evidence that corpora give.
     *
     * @param texts of the articles by the documents' names
     */
    public Predictions fromArticles(Map<String, String> texts) {
        return new Predictions(relations, ownNames, claims, texts);
    }

    /**
     * What is said of a line.
     *
     * @throws LineException if it is no line of a corpus that this version reads
     */
    public JsonNode of(JsonNode line) throws LineException {
        if (CorpusText.is(line)) {
            return relations(CorpusText.of(line));
        }
        if (line.path("intervention").isTextual()) {
            return trial(line);
        }
        if (line.path("text").isTextual() && line.at("/subject/name").isTextual()) {
            return statement(line);
        }
        if (line.path("text").isTextual() && line.path("pairs").isArray()) {
            return abbreviations(line);
        }
        throw new LineException(
                "The line asks nothing that is known: it has neither mentions, nor an intervention, nor a"
                        + " subject with a name, nor pairs of abbreviations");
    }

    /** What a sentence denies and what it holds open. */
    public ObjectNode ofSentence(String sentence, int number) {
        ObjectNode prediction = JsonNodeFactory.instance.objectNode().put("id", number);
        List<Cue> found = CueReader.standard().read(sentence);
        for (Cue.Kind kind : Cue.Kind.values()) {
            ArrayNode words = prediction.putArray(
                    switch (kind) {
                        case NEGATION -> "negation";
                        case SPECULATION -> "speculation";
                    });
            for (Cue cue : found) {
                if (cue.kind() == kind) {
                    words.add(cue.span().cut(sentence));
                }
            }
        }
        return prediction;
    }

    private ObjectNode relations(CorpusText text) {
        Optional<MarkedText> own = ownNames.map(
                names -> names.mark(text.text().text(), text.corpus().ids()));
        Scope scope = text.scope();
        if (own.isPresent()) {
            scope = text.corpus().scope(Scope.Level.CONCEPT);
        }
        MarkedText marked = own.orElse(text.text());
        ObjectNode prediction = JsonNodeFactory.instance.objectNode().put("id", text.id());
        ArrayNode found = prediction.putArray("relations");
        Map<String, String> names = new HashMap<>();
        for (Named named : marked.named()) {
            named.concepts().forEach(concept -> names.putIfAbsent(concept, named.id()));
        }
        for (Relation relation : read(marked, scope)) {
            ObjectNode one = found.addObject();
            if (scope.by() == Scope.Level.CONCEPT) {
                one.put("subject", names.get(relation.subject()))
                        .put("object", names.get(relation.object()))
                        .put("subject_concept", relation.subject())
                        .put("object_concept", relation.object());
            } else {
                one.put("subject", relation.subject()).put("object", relation.object());
            }
            one.put("direction", label(relation.direction()));
        }
        return prediction;
    }

    private List<Relation> read(MarkedText text, Scope scope) {
        if (claims.isPresent()) {
            return claims.get().read(text, scope);
        }
        return relations.read(text, scope);
    }

    private ObjectNode trial(JsonNode line) throws LineException {
        Question question = Question.trial(
                line.path("intervention").asText(),
                line.path("comparator").asText(),
                line.path("outcome").asText());
        if (articles.isEmpty()) {
            if (!line.path("evidence_text").isTextual()) {
                throw new LineException("A question about a trial needs its evidence_text, or the article it is from");
            }
            return directed(
                    line,
                    DirectionReader.standard()
                            .answer(question, line.path("evidence_text").asText()));
        }
        String article = articles.get(line.path("doc").asText());
        if (article == null) {
            throw new LineException("There is no article " + line.path("doc").asText());
        }
        return directed(line, ArticleAnswerer.standard().answer(question, article));
    }

    private ObjectNode statement(JsonNode line) {
        Question question = Question.statement(party(line.path("subject")), party(line.path("object")));
        return directed(
                line,
                DirectionReader.standard().answer(question, line.path("text").asText()));
    }

    private static Question.Party party(JsonNode party) {
        return new Question.Party(
                party.path("name").asText(), party.path("namespace").asText());
    }

    private static ObjectNode directed(JsonNode line, Answer answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", line.path("id").asText())
                .put("direction", answer.direction().name());
    }

    private static ObjectNode abbreviations(JsonNode line) {
        ObjectNode prediction =
                JsonNodeFactory.instance.objectNode().put("id", line.path("id").asText());
        ArrayNode pairs = prediction.putArray("pairs");
        for (Abbreviation abbreviation :
                AbbreviationFinder.find(line.path("text").asText())) {
            pairs.addObject().put("short", abbreviation.shortForm()).put("long", abbreviation.longForm());
        }
        return prediction;
    }

    static String label(Direction direction) {
        return switch (direction) {
            case INCREASES, DECREASES, NO_EFFECT -> direction.name();
            case AFFECTS -> "ASSOCIATED";
        };
    }

    /**
     * Why something is said of a line: what was weighed, with what spoke for and against it.
     *
     * @throws LineException if it is no line of a corpus that this version reads
     */
    public List<String> explain(JsonNode line) throws LineException {
        if (CorpusText.is(line)) {
            return Reasons.of(CorpusText.of(line), relations);
        }
        if (line.path("intervention").isTextual() && articles.isEmpty()) {
            Question question = Question.trial(
                    line.path("intervention").asText(),
                    line.path("comparator").asText(),
                    line.path("outcome").asText());
            String words = line.path("evidence_text").asText();
            return Reasons.of(line, words, DirectionReader.standard().answer(question, words));
        }
        if (line.at("/subject/name").isTextual()) {
            String words = line.path("text").asText();
            Question question = Question.statement(party(line.path("subject")), party(line.path("object")));
            return Reasons.of(line, words, DirectionReader.standard().answer(question, words));
        }
        return List.of(of(line).toString());
    }
}
