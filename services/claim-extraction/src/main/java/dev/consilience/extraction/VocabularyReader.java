package dev.consilience.extraction;

import dev.consilience.claim.Context;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import dev.consilience.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads a vocabulary from a table with tabs between its columns. The first line names the columns: {@code id}, {@code
 * type}, {@code label} are needed; {@code synonyms}, {@code broader}, {@code opposites}, {@code inhibitors}, {@code
 * activators}, {@code curatable} ({@code yes} or {@code no}), {@code facets} ({@code stimulus=heat}), {@code source} may
 * be left out. Several values in one cell are separated by vertical bars. Lines that begin with {@code #} are comments.
 */
public final class VocabularyReader {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "type",
            "label",
            "synonyms",
            "broader",
            "opposites",
            "inhibitors",
            "activators",
            "curatable",
            "facets",
            "source");

    private static final List<String> STANDARD =
            List.of("drugs.tsv", "proteins.tsv", "outcomes.tsv", "interventions.tsv", "organisms.tsv");

    private static final String STANDARD_RELEASE = "consilience-2026.1";

    private VocabularyReader() {}

    /** The vocabulary that comes with this module: mTOR, pain, opioids, mood, metabolism. */
    public static Vocabulary standard() {
        List<Concept> concepts = new ArrayList<>();
        for (String file : STANDARD) {
            for (TabbedTable.Row row : TabbedTable.resource("lexicon/" + file, COLUMNS)) {
                concepts.add(concept(row));
            }
        }
        return new Vocabulary(STANDARD_RELEASE, concepts);
    }

    /**
     * A vocabulary from elsewhere.
     *
     * @param release names this version of the vocabulary; every claim made with it says so
     * @param name of the file, for messages
     * @param stream UTF-8; not closed here
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if a column is unknown, a value is missing or wrong, an id occurs twice, or a
     *     concept names another that is not there; the message says in which line
     */
    public static Vocabulary read(String release, String name, InputStream stream) throws IOException {
        List<Concept> concepts = new ArrayList<>();
        for (TabbedTable.Row row : TabbedTable.read(name, stream, COLUMNS)) {
            concepts.add(concept(row));
        }
        return new Vocabulary(release, concepts);
    }

    private static Concept concept(TabbedTable.Row row) {
        try {
            return concept(row::get);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(row.place() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The concept that one row describes.
     *
     * @param cells the row's value of a column; empty where it has none
     * @throws IllegalArgumentException if a value is missing or wrong
     */
    public static Concept concept(UnaryOperator<String> cells) {
        return new Concept(
                new Entity(new EntityId(require(cells, "id")), require(cells, "label")),
                type(require(cells, "type")),
                TabbedTable.list(cells.apply("synonyms")),
                ids(cells, "broader"),
                ids(cells, "opposites"),
                ids(cells, "inhibitors"),
                ids(cells, "activators"),
                isYes(cells, "curatable"),
                facets(cells),
                cells.apply("source"));
    }

    private static String require(UnaryOperator<String> cells, String column) {
        String value = cells.apply(column);
        if (value.isBlank()) {
            throw new IllegalArgumentException("the column " + column + " is empty");
        }
        return value;
    }

    private static ConceptType type(String value) {
        for (ConceptType type : ConceptType.values()) {
            if (type.name().equalsIgnoreCase(value)) {
                return type;
            }
        }
        throw new IllegalArgumentException("the type \"" + value + "\" is unknown; known are "
                + String.join(
                        ", ",
                        Arrays.stream(ConceptType.values()).map(Enum::name).toList()));
    }

    private static List<EntityId> ids(UnaryOperator<String> cells, String column) {
        return TabbedTable.list(cells.apply(column)).stream().map(EntityId::new).toList();
    }

    private static boolean isYes(UnaryOperator<String> cells, String column) {
        String value = cells.apply(column);
        return switch (value) {
            case "yes" -> true;
            case "no", "" -> false;
            default -> throw new IllegalArgumentException(column + " is yes or no, not \"" + value + "\"");
        };
    }

    private static Context facets(UnaryOperator<String> cells) {
        Context context = Context.empty();
        for (String facet : TabbedTable.list(cells.apply("facets"))) {
            int equals = facet.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a facet is dimension=value, not \"" + facet + "\"");
            }
            Dimension dimension = Dimension.valueOf(facet.substring(0, equals).toUpperCase(Locale.ROOT));
            context = context.with(dimension, facet.substring(equals + 1));
        }
        return context;
    }
}
