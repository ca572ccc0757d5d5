package dev.consilience.extraction.words;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into words: runs of letters and digits, numbers with their decimals, single marks of punctuation. A hyphen is a
 * word of its own.
 */
public final class Words {

    private static final Map<Character, String> SPELLINGS = Map.ofEntries(
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('Δ', "delta"),
            Map.entry('ε', "epsilon"),
            Map.entry('ζ', "zeta"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('κ', "kappa"),
            Map.entry('λ', "lambda"),
            Map.entry('μ', "mu"),
            Map.entry('µ', "mu"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('ω', "omega"),
            Map.entry('ﬁ', "fi"),
            Map.entry('ﬂ', "fl"),
            Map.entry('’', "'"),
            Map.entry('‐', "-"),
            Map.entry('‑', "-"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('−', "-"),
            Map.entry('·', "."),
            Map.entry('≤', "<"),
            Map.entry('⩽', "<"),
            Map.entry('≥', ">"),
            Map.entry('⩾', ">"));

    /** Longest first, so that the first that fits is taken. */
    private static final List<String> ENDINGS =
            List.of("ingly", "edly", "ings", "ions", "ing", "ies", "ion", "ed", "es", "ly", "s", "e");

    private static final int SHORTEST_STEM = 4;

    private Words() {}

    /** The words of a text, in order. */
    public static List<Word> of(String text) {
        return of(text, new TextSpan(0, text.length()));
    }

    /** The words of a stretch of a text, in order; places are places in the whole text. */
    public static List<Word> of(String text, TextSpan span) {
        List<Word> words = new ArrayList<>();
        int position = span.start();
        while (position < span.end()) {
            int point = text.codePointAt(position);
            if (isBlank(point)) {
                position += Character.charCount(point);
                continue;
            }
            int end = end(text, position, span.end());
            String word = text.substring(position, end);
            String key = fold(word);
            words.add(new Word(new TextSpan(position, end), word, key, stem(key)));
            position = end;
        }
        return words;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    private static int end(String text, int start, int limit) {
        int position = start;
        while (position < limit) {
            int point = text.codePointAt(position);
            boolean inside = Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
            if (!inside && !(position > start && continuesNumber(text, position, limit))) {
                break;
            }
            position += Character.charCount(point);
        }
        if (position == start) {
            return Math.min(limit, start + Character.charCount(text.codePointAt(start)));
        }
        return position;
    }

    /** A decimal point between two digits, or a comma before three of them, belongs to the number. */
    private static boolean continuesNumber(String text, int position, int limit) {
        char mark = text.charAt(position);
        if (!Character.isDigit(text.charAt(position - 1)) || !isDigit(text, position + 1, limit)) {
            return false;
        }
        if (mark == '.' || mark == '·') {
            return true;
        }
        return mark == ','
                && isDigit(text, position + 2, limit)
                && isDigit(text, position + 3, limit)
                && !isDigit(text, position + 4, limit);
    }

    private static boolean isDigit(String text, int position, int limit) {
        return position < limit && Character.isDigit(text.charAt(position));
    }

    /** A spelling that is equal for words that differ in case, in Greek letters or in typographic marks only. */
    public static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            String spelling = SPELLINGS.get(letter);
            if (spelling == null) {
                folded.append(letter);
            } else {
                folded.append(spelling);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * A key without its ending, so that "increase", "increased" and "increasing" are one. Cruder than a grammar: it only has
     * to treat a word the same way each time.
     */
    public static String stem(String key) {
        if (key.length() <= SHORTEST_STEM || Character.isDigit(key.charAt(0))) {
            return key;
        }
        for (String ending : ENDINGS) {
            if (key.endsWith(ending) && key.length() - ending.length() >= SHORTEST_STEM && !key.endsWith("ss")) {
                return key.substring(0, key.length() - ending.length());
            }
        }
        return key;
    }
}
