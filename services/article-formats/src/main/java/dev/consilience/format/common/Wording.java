package dev.consilience.format.common;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** White space and invisible characters, made plain: what is left is what is stored and what offsets count in. */
public final class Wording {

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
        StringBuilder line = new StringBuilder(printed.length());
        boolean space = false;
        for (int i = 0; i < printed.length(); i++) {
            char next = printed.charAt(i);
            if (isSpace(next)) {
                space = true;
            } else if (!isInvisible(next)) {
                if (space && line.length() > 0) {
                    line.append(' ');
                }
                space = false;
                line.append(next);
            }
        }
        return line.toString();
    }

    private static boolean isSpace(char sign) {
        if (sign < 0x80) {
            return sign == ' ' || (sign >= '\t' && sign <= '\r');
        }
        return sign == '\u0085'
                || sign == '\u00A0'
                || sign == '\u1680'
                || (sign >= '\u2000' && sign <= '\u200A')
                || sign == '\u2028'
                || sign == '\u2029'
                || sign == '\u202F'
                || sign == '\u205F'
                || sign == '\u3000';
    }

    /** Control characters, and those that join, part or turn what stands beside them. */
    private static boolean isInvisible(char sign) {
        if (sign < 0xAD) {
            return sign < ' ' || (sign >= 0x7F && sign <= 0x9F);
        }
        return sign == '\u00AD'
                || (sign >= '\u200B' && sign <= '\u200F')
                || (sign >= '\u202A' && sign <= '\u202E')
                || (sign >= '\u2060' && sign <= '\u2064')
                || sign == '\uFEFF';
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
