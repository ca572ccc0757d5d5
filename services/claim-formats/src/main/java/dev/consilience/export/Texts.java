package dev.consilience.export;

import java.util.regex.Pattern;

/** Text from papers and people, of which nothing is known, made fit for any format. */
final class Texts {

    /** What Unicode suggests for what cannot be shown. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private Texts() {}

    /**
     * The text without what XML 1.0 cannot hold: control characters but for tab and line ends, halves of surrogate pairs,
     * U+FFFE and U+FFFF. Each becomes one U+FFFD, so that no offset into the text moves. It is done for all formats, so that a name is the
     * same in each of them; no reader of any of them has a use for a NUL.
     */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The same on one line: each run of white space, of which line ends are a part, is one blank. */
    static String line(String text) {
        return SPACES.matcher(plain(text)).replaceAll(" ");
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isPlain(text, i)) {
                plain.append(text.charAt(i));
            } else {
                plain.append(REPLACEMENT);
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        if (character < ' ') {
            return character == '\t' || character == '\n' || character == '\r';
        }
        return character != '\uFFFE' && character != '\uFFFF';
    }
}
