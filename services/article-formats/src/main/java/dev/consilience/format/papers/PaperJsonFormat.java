package dev.consilience.format.papers;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.json.JsonRecords;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Papers as JSON objects, in the fields that the manual lists: one a line, in an array, or one alone. All JSON that no other
 * format takes is read here, and refused as such if no paper is in it.
 *
 * <pre>{@code
 * {"pmid": "7000001", "title": "Compound A eases pain", "abstract": "It reduced allodynia in rats.", "year": 2011}
 * }</pre>
 */
public final class PaperJsonFormat implements ArticleFormat {

    /** A value that is neither object nor array, and nothing beside it: that is no text. */
    private static final Pattern LONE_VALUE =
            Pattern.compile("true|false|null|-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public boolean recognises(Head head) {
        String text = head.text().strip();
        return head.looksLikeJson() || LONE_VALUE.matcher(text).matches() || isString(text);
    }

    /** Whether it is one string from its beginning to its end; a text may begin with words in quotation marks. */
    private static boolean isString(String text) {
        if (!text.startsWith("\"")) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"') {
                return i == text.length() - 1;
            }
            if (next == '\\') {
                i++;
            } else if (next < ' ') {
                return false;
            }
        }
        return false;
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        PaperReader reader = new PaperReader(hints, limits);
        JsonRecords.read(input, limits.recordBytes(), reader::read, outcomes);
    }
}
