package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into tokens: runs of letters and digits, decimal numbers, abbreviations with inner full stops such as "i.p.",
 * and single marks of punctuation. A hyphen is a token of its own, so that "morphine-induced" is three.
 */
public final class Tokenizer {

    private static final int KEPT = 1 << 16;
    private static final int LONGEST_KEPT = 24;

    /**
     * Words met before, by the last bits of their hashes: a few thousand words make up most of any text, and finding one
     * costs less than making its strings. Entries are immutable, so that a race between threads at worst makes one anew;
     * nothing can be told by whether a word was met before.
     */
    private static final @Nullable Word[] WORDS = new Word[KEPT];

    /** What a character below 128 is to the tokenizer. */
    private static final byte[] ASCII = new byte[128];

    private static final byte SPACE = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;

    static {
        for (char character = 0; character < 128; character++) {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                ASCII[character] = SPACE;
            } else if (Character.isLetter(character)) {
                ASCII[character] = LETTER;
            } else if (Character.isDigit(character)) {
                ASCII[character] = DIGIT;
            }
        }
    }

    private Tokenizer() {}

    /** The tokens of a text. */
    static List<Token> tokenize(String text) {
        return tokenize(text, 0, text.length());
    }

    /** The tokens of a stretch of text, in order; offsets are offsets into the whole text. */
    public static List<Token> tokenize(String text, TextSpan span) {
        return tokenize(text, span.start(), span.end());
    }

    private static List<Token> tokenize(String text, int start, int limit) {
        List<Token> tokens = new ArrayList<>((limit - start) / 5 + 2);
        int position = start;
        while (position < limit) {
            int point = text.codePointAt(position);
            if (isSpace(point)) {
                position += Character.charCount(point);
                continue;
            }
            int end = endOfToken(text, position, limit);
            tokens.add(new Token(position, end, word(text, position, end)));
            position = end;
        }
        return tokens;
    }

    private static Word word(String text, int start, int end) {
        if (end - start > LONGEST_KEPT) {
            return Word.of(text.substring(start, end));
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int place = (hash ^ (hash >>> 13)) & (KEPT - 1);
        Word kept = WORDS[place];
        if (kept != null && kept.text().length() == end - start && text.startsWith(kept.text(), start)) {
            return kept;
        }
        Word word = Word.of(text.substring(start, end));
        WORDS[place] = word;
        return word;
    }

    private static boolean isSpace(int point) {
        if (point < 128) {
            return ASCII[point] == SPACE;
        }
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static int endOfToken(String text, int start, int limit) {
        int dotted = endOfDottedAbbreviation(text, start, limit);
        if (dotted > start) {
            return dotted;
        }
        int position = start;
        while (position < limit) {
            int point = text.codePointAt(position);
            if (!isWordPart(point) && !(position > start && isInsideNumber(text, position, limit))) {
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
        if (point < 128) {
            return ASCII[point] >= LETTER;
        }
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** A full stop between two digits belongs to a number, as in 0.5; after a letter too, as in Nav1.7. */
    private static boolean isInsideNumber(String text, int position, int limit) {
        return text.charAt(position) == '.'
                && position + 1 < limit
                && Character.isDigit(text.charAt(position - 1))
                && Character.isDigit(text.charAt(position + 1));
    }

    /** The end of single letters each followed by a full stop, at least two of them, as in "i.c.v."; else the start. */
    private static int endOfDottedAbbreviation(String text, int start, int limit) {
        int position = start;
        int letters = 0;
        while (position + 1 < limit && text.charAt(position + 1) == '.' && Character.isLetter(text.charAt(position))) {
            position += 2;
            letters++;
        }
        if (letters < 2) {
            return start;
        }
        return position;
    }
}
