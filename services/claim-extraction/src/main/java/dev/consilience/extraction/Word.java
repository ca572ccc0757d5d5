package dev.consilience.extraction;

/**
 * What a token is whatever its place.
 *
 * @param text as printed
 * @param key folded for comparison: lower case, Greek letters by their names
 * @param letterOrDigit whether it begins with a letter or a digit
 * @param hyphen whether it is a hyphen
 */
public record Word(String text, String key, boolean letterOrDigit, boolean hyphen) {

    static Word of(String text) {
        return new Word(
                text,
                Folding.fold(text),
                Character.isLetterOrDigit(text.codePointAt(0)),
                text.length() == 1 && Token.isHyphen(text.charAt(0)));
    }
}
