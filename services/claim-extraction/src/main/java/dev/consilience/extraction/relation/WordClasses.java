package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words say of how two things bear on each other: one class a word, by its beginning. The table is
 * {@code relation/signs.tsv}. Words of four letters or fewer have to be as in the table.
 */
final class WordClasses {

    /** The class of a word that says nothing. */
    static final String NONE = "";

    private static final int LONGEST_EXACT = 4;

    private static final int KEPT = 1 << 14;

    /** A word with its class. */
    private record Classed(String word, String name) {}

    private final Map<String, String> classes = new HashMap<>();
    private int longest;

    /** Words met before. Entries are immutable: a race between threads at worst finds one again. */
    private final @Nullable Classed[] met = new Classed[KEPT];

    private WordClasses() {
        for (TabbedTable.Row row : TabbedTable.resource("relation/signs.tsv", Set.of("class", "beginnings"))) {
            for (String beginning : row.list("beginnings")) {
                classes.putIfAbsent(beginning, row.require("class"));
                longest = Math.max(longest, beginning.length());
            }
        }
    }

    private static final class Standard {
        private static final WordClasses CLASSES = new WordClasses();
    }

    static WordClasses standard() {
        return Standard.CLASSES;
    }

    /** Which way one thing moves another, if a folded word by itself says so. */
    Optional<Direction> direction(String word) {
        return switch (of(word)) {
            case "UP" -> Optional.of(Direction.INCREASES);
            case "DOWN" -> Optional.of(Direction.DECREASES);
            case "NOT", "SAME" -> Optional.of(Direction.NO_EFFECT);
            default -> Optional.empty();
        };
    }

    /** Whether a folded word by itself says that something is gone or held back: "loss", "deficient", "inhibition". */
    boolean takesAway(String word) {
        return switch (of(word)) {
            case "DOWN", "LOST" -> true;
            default -> false;
        };
    }

    /** The class of a folded word, or {@link #NONE}. */
    String of(String word) {
        int place = word.hashCode() & (KEPT - 1);
        Classed kept = met[place];
        if (kept == null || !kept.word().equals(word)) {
            kept = new Classed(word, find(word));
            met[place] = kept;
        }
        return kept.name();
    }

    private String find(String word) {
        String exact = classes.get(word);
        if (exact != null) {
            return exact;
        }
        for (int length = Math.min(word.length() - 1, longest); length > LONGEST_EXACT; length--) {
            String found = classes.get(word.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return NONE;
    }
}
