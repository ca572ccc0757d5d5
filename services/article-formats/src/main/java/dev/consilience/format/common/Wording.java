package dev.consilience.format.common;

import java.util.regex.Pattern;

/** White space and invisible characters, made plain: what is left is what is stored and what offsets count in. */
public final class Wording {

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u00AD\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2064\\uFEFF\\p{Cntrl}&&[^\\t\\n\\r\\u2028\\u2029]]");
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private Wording() {}

    /** One line: every stretch of white space a single space, nothing invisible, nothing at either end. */
    public static String line(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return SPACE.matcher(visible).replaceAll(" ").strip();
    }

    /** Whether there are words enough to say anything. */
    public static boolean hasWords(String text) {
        return WORD.matcher(text).results().limit(3).count() == 3;
    }
}
