package dev.consilience.extraction;

import dev.consilience.article.TextSpan;

/**
 * A word, a number or a mark of punctuation, where it stands in a text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset behind its last
 * @param word what stands there
 */
public record Token(int start, int end, Word word) {

    private static final Word ARTICLE = Word.of("the");

    static boolean isHyphen(char character) {
        return character == '-' || character == '\u2010' || character == '\u2011' || character == '\u2013';
    }

    /** A word that says nothing, in the same place. */
    public Token silenced() {
        return new Token(start, end, ARTICLE);
    }

    public TextSpan span() {
        return new TextSpan(start, end);
    }

    /** As printed. */
    public String text() {
        return word.text();
    }

    /** Folded for comparison: lower case, Greek letters by their names. */
    public String key() {
        return word.key();
    }

    public boolean isWord() {
        return word.letterOrDigit();
    }

    public boolean isHyphen() {
        return word.hyphen();
    }
}
