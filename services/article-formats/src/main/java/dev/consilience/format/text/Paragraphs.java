package dev.consilience.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines put together to paragraphs. Some texts have a paragraph on every line, others break lines at a fixed width; a line
 * is taken to run on where it is long and stops short of the end of a sentence, or where the next begins in lower case.
 */
final class Paragraphs {

    private static final int AS_LONG_AS_A_BROKEN_LINE = 50;
    private static final int LONGEST_HEADING = 60;
    private static final int LONGEST_HEADING_IN_WORDS = 8;
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:][\"'”’)\\]]*$");
    private static final Pattern RUNS_ON = Pattern.compile("^[\\p{Ll}(].*");
    private static final Pattern HEADING_END = Pattern.compile("[.!?,;]$");
    private static final Pattern LIST_ITEM = Pattern.compile("^(?:[•*·-]|\\d{1,2}[.)])\\s.*");

    private Paragraphs() {}

    static List<String> of(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        String last = "";
        for (String line : lines) {
            if (open.length() > 0 && (line.isEmpty() || !runsOn(last, line))) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
            if (!line.isEmpty()) {
                if (open.length() > 0) {
                    open.append(' ');
                }
                open.append(line);
            }
            last = line;
        }
        if (open.length() > 0) {
            paragraphs.add(open.toString());
        }
        return paragraphs;
    }

    /** Whether a paragraph stands over what follows it rather than in it. */
    static boolean isHeading(String paragraph) {
        return paragraph.length() <= LONGEST_HEADING
                && paragraph.split(" ", -1).length <= LONGEST_HEADING_IN_WORDS
                && Character.isUpperCase(paragraph.charAt(0))
                && !HEADING_END.matcher(paragraph).find();
    }

    private static boolean runsOn(String line, String next) {
        if (LIST_ITEM.matcher(next).matches()) {
            return false;
        }
        if (RUNS_ON.matcher(next).matches()) {
            return !line.isEmpty();
        }
        return line.length() >= AS_LONG_AS_A_BROKEN_LINE
                && !SENTENCE_END.matcher(line).find();
    }
}
