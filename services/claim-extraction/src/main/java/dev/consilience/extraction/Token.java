package dev.consilience.extraction;

import dev.consilience.article.TextSpan;

/**
 * A word, a number or a mark of punctuation.
 *
 * @param span where it stands in the text
 * @param text as printed
 * @param key folded for comparison: lower case, Greek letters by their names
 */
public record Token(TextSpan span, String text, String key) {

    public int start() {
        return span.start();
    }

    public int end() {
        return span.end();
    }

    public boolean isWord() {
        return Character.isLetterOrDigit(text.codePointAt(0));
    }

    public boolean isHyphen() {
        return text.length() == 1
                && (text.charAt(0) == '-'
                        || text.charAt(0) == '\u2010'
                        || text.charAt(0) == '\u2011'
                        || text.charAt(0) == '\u2013');
    }
}
