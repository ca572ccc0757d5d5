package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens: runs of letters and digits, decimal numbers, abbreviations with inner full stops such as "i.p.",
 * and single marks of punctuation. A hyphen is a token of its own, so that "morphine-induced" is three.
 */
public final class Tokenizer {

    private Tokenizer() {}

    /** The tokens of a stretch of text, in order; offsets are offsets into the whole text. */
    public static List<Token> tokenize(String text, TextSpan span) {
        List<Token> tokens = new ArrayList<>();
        int position = span.start();
        while (position < span.end()) {
            int point = text.codePointAt(position);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                position += Character.charCount(point);
                continue;
            }
            int end = endOfToken(text, position, span.end());
            String word = text.substring(position, end);
            tokens.add(new Token(new TextSpan(position, end), word, Folding.fold(word)));
            position = end;
        }
        return tokens;
    }

    private static int endOfToken(String text, int start, int limit) {
        int dotted = endOfDottedAbbreviation(text, start, limit);
        if (dotted > start) {
            return dotted;
        }
        int position = start;
        while (position < limit) {
            int point = text.codePointAt(position);
            boolean partOfWord = isWordPart(point);
            boolean insideNumber = position > start && isInsideNumber(text, position, limit);
            if (!partOfWord && !insideNumber) {
                break;
            }
            position += Character.charCount(point);
        }
        if (position == start) {
            return Math.min(limit, start + Character.charCount(text.codePointAt(start)));
        }
        return position;
    }

    private static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** A full stop or a comma between two digits belongs to a number, as in 0.5; after a letter too, as in Nav1.7. */
    private static boolean isInsideNumber(String text, int position, int limit) {
        char mark = text.charAt(position);
        return mark == '.'
                && position + 1 < limit
                && Character.isDigit(text.charAt(position - 1))
                && Character.isDigit(text.charAt(position + 1));
    }

    /** The end of single letters each followed by a full stop, at least two of them, as in "i.c.v."; else the start. */
    private static int endOfDottedAbbreviation(String text, int start, int limit) {
        int position = start;
        int letters = 0;
        while (position + 1 < limit && Character.isLetter(text.charAt(position)) && text.charAt(position + 1) == '.') {
            position += 2;
            letters++;
        }
        if (letters < 2) {
            return start;
        }
        return position;
    }
}
