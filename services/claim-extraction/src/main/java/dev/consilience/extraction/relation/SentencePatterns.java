package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.TabbedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sentences that say what patterns say, to learn from: what no annotated text is needed for, since anybody who reads English
 * knows it. The patterns are {@code relation/patterns.tsv}, each a row with its own answer.
 */
final class SentencePatterns {

    private static final String NAME = "something";
    private static final String BEGINNING = "head";
    private static final AnnotatedText.Weights WEIGHTS = new AnnotatedText.Weights(0.2, 0.3);

    private final Map<String, List<String>> words = new HashMap<>();
    private final List<TabbedTable.Row> patterns;

    SentencePatterns() {
        for (TabbedTable.Row row : TabbedTable.resource("relation/pattern_words.tsv", Set.of("name", "words"))) {
            words.put(row.require("name"), List.of(row.get("words").split("\\|", -1)));
        }
        patterns = TabbedTable.resource("relation/patterns.tsv", Set.of("pattern", "relations"));
    }

    /**
     * Sentences by the patterns; which words stand in them is drawn from a fixed seed.
     *
     * @param each how many sentences of each pattern
     */
    List<AnnotatedText> sentences(int each) {
        List<AnnotatedText> sentences = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (TabbedTable.Row pattern : patterns) {
            for (int i = 0; i < each; i++) {
                sentences.add(sentence(pattern, random));
            }
        }
        return sentences;
    }

    private AnnotatedText sentence(TabbedTable.Row pattern, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        List<Named> named = new ArrayList<>();
        append(text, drawn(BEGINNING, pattern, random));
        for (String word : pattern.require("pattern").split(" ", -1)) {
            if (word.startsWith("{")) {
                append(text, drawn(word.substring(1, word.length() - 1), pattern, random));
            } else if (isSlot(word)) {
                append(text, NAME);
                String id = word.substring(word.length() - 1);
                TextSpan span = new TextSpan(text.length() - NAME.length(), text.length());
                named.add(new Named(id, span, type(word), List.of(id)));
            } else {
                append(text, word);
            }
        }
        append(text, ".");
        return new AnnotatedText(
                pattern.place(),
                new MarkedText(text.toString(), named),
                relations(pattern),
                Scope.all(Scope.Level.NAME),
                false,
                WEIGHTS);
    }

    private String drawn(String name, TabbedTable.Row pattern, SplittableRandom random) {
        List<String> choices = words.get(name);
        if (choices == null) {
            throw new IllegalArgumentException(pattern.place() + ": pattern_words.tsv has no words for {" + name + "}");
        }
        return choices.get(random.nextInt(choices.size()));
    }

    private static void append(StringBuilder text, String words) {
        if (!words.isEmpty() && !text.isEmpty()) {
            text.append(' ');
        }
        text.append(words);
    }

    private static boolean isSlot(String word) {
        char digit = word.charAt(word.length() - 1);
        boolean number = digit >= '1' && digit <= '4';
        return number && (word.length() == 1 || (word.length() == 2 && "CGDV".indexOf(word.charAt(0)) >= 0));
    }

    private static MentionType type(String slot) {
        for (MentionType type : MentionType.values()) {
            if (slot.length() == 2 && type.code() == slot.charAt(0)) {
                return type;
            }
        }
        return MentionType.OTHER;
    }

    /** "1>2+ 1>3=" are two relations. */
    private static List<AnnotatedText.Marked> relations(TabbedTable.Row pattern) {
        List<AnnotatedText.Marked> relations = new ArrayList<>();
        for (String relation : pattern.get("relations").split(" ", -1)) {
            if (relation.isEmpty()) {
                continue;
            }
            if (relation.length() != 4 || relation.charAt(1) != '>') {
                throw new IllegalArgumentException(
                        pattern.place() + ": a relation looks like 1>2+, not like \"" + relation + "\"");
            }
            Direction direction =
                    switch (relation.charAt(3)) {
                        case '+' -> Direction.INCREASES;
                        case '-' -> Direction.DECREASES;
                        case '=' -> Direction.NO_EFFECT;
                        case '~' -> Direction.AFFECTS;
                        default ->
                            throw new IllegalArgumentException(
                                    pattern.place() + ": a direction is one of + - = ~, not " + relation.charAt(3));
                    };
            relations.add(new AnnotatedText.Marked(relation.substring(0, 1), relation.substring(2, 3), direction));
        }
        return relations;
    }
}
