package dev.consilience.format.text;

import java.util.regex.Pattern;

/** The marks that pages saved as Markdown leave in a text. */
final class Markdown {

    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\[\\]]*+)\\]\\([^()\\s]*+(?:\\s+\"[^\"]*+\")?\\)");
    // An address may hold one pair of brackets, as some DOIs do.
    private static final Pattern LINK = Pattern.compile(
            "\\[((?:[^\\[\\]]|\\[[^\\[\\]]*+\\])*+)\\]\\((?:[^()\\s]|\\([^()\\s]*+\\))*+(?:\\s+\"[^\"]*+\")?\\)");
    private static final Pattern AUTOMATIC_LINK = Pattern.compile("<(https?://[^<>\\s]+)>");
    private static final Pattern STRONG =
            Pattern.compile("(?<![\\w*])\\*\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*\\*(?![\\w*])");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])");
    private static final Pattern UNDERSCORED = Pattern.compile("(?<![\\w_])_(?=\\S)([^_\\n]+?)(?<=\\S)_(?![\\w_])");
    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern RULE = Pattern.compile("^[\\s*_=-]{3,}$");

    /** Longer than any paragraph that a person marked up; and no pattern meets a megabyte. */
    private static final int LONGEST_LINE = 100_000;

    private Markdown() {}

    /** The line as a reader sees it. */
    static String plain(String line) {
        if (line.length() > LONGEST_LINE) {
            return line;
        }
        if (RULE.matcher(line).matches()) {
            return "";
        }
        String text = HEADING.matcher(line).replaceFirst("$1");
        text = IMAGE.matcher(text).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = AUTOMATIC_LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$1");
        return UNDERSCORED.matcher(text).replaceAll("$1");
    }
}
