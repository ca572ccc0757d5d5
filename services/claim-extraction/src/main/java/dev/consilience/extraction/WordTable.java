package dev.consilience.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that hold a sentence together, by what they are to the grammar: {@code rules/words.tsv}. */
final class WordTable {

    private static final Set<String> COLUMNS = Set.of("kind", "words");

    private final PhraseTable<ItemKind> phrases = new PhraseTable<>();
    private final Set<String> linking = new java.util.HashSet<>();
    private final Set<String> handling = new java.util.HashSet<>();

    WordTable(List<TabbedTable.Row> rows) {
        for (TabbedTable.Row row : rows) {
            ItemKind kind = ItemKind.valueOf(row.require("kind").toUpperCase(Locale.ROOT));
            for (String words : row.list("words")) {
                if (kind == ItemKind.LINKING) {
                    linking.add(words);
                } else {
                    phrases.put(words, kind);
                }
                if (kind == ItemKind.HANDLING) {
                    handling.add(words);
                }
            }
        }
    }

    static WordTable standard() {
        return new WordTable(TabbedTable.resource("rules/words.tsv", COLUMNS));
    }

    /** The longest phrase that begins at a token, and what it is. */
    Optional<PhraseTable.Match<ItemKind>> match(List<Token> tokens, int first) {
        return phrases.match(tokens, first);
    }

    /** Whether a word that follows a hyphen makes a modifier of the word before it. */
    boolean links(String key) {
        return linking.contains(key) || handling.contains(key);
    }
}
