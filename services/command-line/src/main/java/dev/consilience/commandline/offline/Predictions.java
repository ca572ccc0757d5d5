package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.relation.Named;
import dev.consilience.extraction.relation.Relation;
import dev.consilience.extraction.relation.RelationReader;
import dev.consilience.extraction.relation.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the extractor says of the lines of corpora, in the form in which scores are taken of it. */
public final class Predictions {

    private static final int FEATURES_TOLD = 6;

    private final RelationReader relations;

    /** By the models that come with the extractor. */
    public Predictions() {
        this(RelationReader.standard());
    }

    Predictions(RelationReader relations) {
        this.relations = relations;
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
        throw new LineException("The line has no text with mentions");
    }

    private ObjectNode relations(CorpusText text) {
        ObjectNode prediction = JsonNodeFactory.instance.objectNode().put("id", text.id());
        ArrayNode found = prediction.putArray("relations");
        Map<String, String> names = new HashMap<>();
        for (Named named : text.text().named()) {
            named.concepts().forEach(concept -> names.putIfAbsent(concept, named.id()));
        }
        for (Relation relation : relations.read(text.text(), text.scope())) {
            ObjectNode one = found.addObject();
            if (text.scope().by() == Scope.Level.CONCEPT) {
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

    private static String label(Direction direction) {
        return switch (direction) {
            case INCREASES, DECREASES, NO_EFFECT -> direction.name();
            case AFFECTS -> "ASSOCIATED";
        };
    }

    /**
     * Why something is said of a line: each pair of names that was weighed, with what spoke for and against it.
     *
     * @throws LineException if it is no line of a corpus that this version reads
     */
    public List<String> explain(JsonNode line) throws LineException {
        CorpusText text = CorpusText.of(line);
        List<String> told = new ArrayList<>();
        told.add(text.id() + ": " + text.text().text());
        for (RelationReader.Reading reading : relations.explain(text.text(), text.scope(), FEATURES_TOLD)) {
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
                    label(relation.direction()),
                    words(text, relation.object()),
                    relation.probability(),
                    reading.needed()));
            told.add("      related: " + listed(reading.forRelation()));
            told.add("      direction: " + listed(reading.forDirection()));
        }
        return told;
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
