package dev.consilience.format.common;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** White space and invisible characters, made plain: what is left is what is stored and what offsets count in. */
public final class Wording {

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u0080-\\u0084\\u0086-\\u009F\\u00AD\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2064\\uFEFF\\p{Cntrl}&&[^\\t\\n\\r\\u2028\\u2029]]");
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /** Bytes of UTF-8 that somebody took for one sign each: they have a control character in them that nobody uses. */
    private static final Pattern STRAY_BYTES =
            Pattern.compile("[\\u00C2-\\u00DF][\\u0080-\\u009F]|\\u00E2[\\u0080-\\u009F][\\u0080-\\u00BF]");

    private Wording() {}

    /** One line: every stretch of white space a single space, nothing invisible, nothing at either end. */
    public static String line(String text) {
        String printed = text;
        if (hasStrayByte(text)) {
            printed = STRAY_BYTES.matcher(text).replaceAll(Wording::printed);
        }
        String visible = INVISIBLE.matcher(printed).replaceAll("");
        return SPACE.matcher(visible).replaceAll(" ").strip();
    }

    /** Whether there are words enough to say anything. */
    public static boolean hasWords(String text) {
        return WORD.matcher(text).results().limit(3).count() == 3;
    }

    private static boolean hasStrayByte(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && text.charAt(i) <= 0x9F) {
                return true;
            }
        }
        return false;
    }

    private static String printed(MatchResult stray) {
        return new String(stray.group().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
