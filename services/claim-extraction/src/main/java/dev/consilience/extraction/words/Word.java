package dev.consilience.extraction.words;

import dev.consilience.article.TextSpan;

/**
 * A word, a number or a mark of punctuation.
 *
 * @param span where it stands in the text, in UTF-16 code units
 * @param text as printed
 * @param key folded for comparison: lower case, Greek letters by their names, one kind of hyphen
 * @param stem the key without the ending that grammar asks for; see {@link Words#stem}
 */
public record Word(TextSpan span, String text, String key, String stem) {

    /** Whether it is a run of letters or digits rather than a mark of punctuation. */
    public boolean isWord() {
        return Character.isLetterOrDigit(text.codePointAt(0));
    }

    /** Whether it begins with a digit. */
    public boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }
}
