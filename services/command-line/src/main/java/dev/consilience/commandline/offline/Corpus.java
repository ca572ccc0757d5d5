package dev.consilience.commandline.offline;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import dev.consilience.extraction.relation.AnnotatedText;
import dev.consilience.extraction.relation.MentionType;
import dev.consilience.extraction.relation.Scope;
import dev.consilience.extraction.relation.TypePair;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the people who annotated a corpus looked for. The table is {@code corpora.tsv}.
 *
 * @param pairs what may act on what
 * @param directions the directions that they told apart
 * @param ids the prefix of the vocabulary whose identifiers they used; empty where any will do
 * @param weights how much its texts count when models are trained; absent for corpora that are only measured on
 */
record Corpus(Set<TypePair> pairs, Set<Direction> directions, String ids, Optional<AnnotatedText.Weights> weights) {

    private static final Corpus UNKNOWN =
            new Corpus(Scope.COMMON_PAIRS, EnumSet.allOf(Direction.class), "", Optional.empty());
    private static final Map<String, Corpus> LISTED = listed();

    Corpus {
        pairs = Set.copyOf(pairs);
        directions = Set.copyOf(directions);
    }

    /** The corpus of that name; of one that is not listed everything is asked. */
    static Corpus named(String name) {
        return LISTED.getOrDefault(name, UNKNOWN);
    }

    /** The prefixes of all identifiers that listed corpora use. */
    static List<String> idPrefixes() {
        return LISTED.values().stream()
                .map(Corpus::ids)
                .filter(prefix -> !prefix.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What is asked of its texts. */
    Scope scope(Scope.Level by) {
        return new Scope(by, pairs, directions, true);
    }

    private static Map<String, Corpus> listed() {
        Map<String, Corpus> listed = new HashMap<>();
        String name = "corpora.tsv";
        try (InputStream stream = Corpus.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing");
            }
            Set<String> columns = Set.of("corpus", "pairs", "directions", "ids", "learn");
            for (TabbedTable.Row row : TabbedTable.read(name, stream, columns)) {
                listed.put(row.require("corpus"), corpus(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", e);
        }
        return Map.copyOf(listed);
    }

    private static Corpus corpus(TabbedTable.Row row) {
        Set<TypePair> pairs = new LinkedHashSet<>();
        for (String pair : row.list("pairs")) {
            int arrow = pair.indexOf('>');
            pairs.add(new TypePair(type(pair.substring(0, arrow)), type(pair.substring(arrow + 1))));
        }
        Set<Direction> directions = EnumSet.allOf(Direction.class);
        if (!row.require("directions").equals("*")) {
            directions = EnumSet.copyOf(
                    row.list("directions").stream().map(Direction::valueOf).toList());
        }
        return new Corpus(pairs, directions, row.get("ids"), weights(row.get("learn")));
    }

    private static MentionType type(String name) {
        return MentionType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Optional<AnnotatedText.Weights> weights(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        List<Double> weights =
                List.of(cell.split("/", 2)).stream().map(Double::valueOf).toList();
        return Optional.of(new AnnotatedText.Weights(weights.get(0), weights.get(1)));
    }
}
