package dev.consilience.format.pubtator;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.common.LineRecords;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PubTator: a title line, an abstract line, and a line for each annotation, read document by document.
 *
 * <pre>{@code
 * 7000001|t|Compound A eases pain
 * 7000001|a|It reduced allodynia in rats.
 * 7000001	0	10	Compound A	Chemical	MESH:D000001
 * }</pre>
 */
public final class PubTatorFormat implements ArticleFormat {

    private static final Pattern START = Pattern.compile("\\A\\s*(?:PMC)?\\d{1,10}\\|[ta]\\|");
    private static final Pattern TEXT_LINE = Pattern.compile("((?:PMC)?\\d{1,10})\\|([ta])\\|.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "PubTator";
    }

    @Override
    public boolean recognises(Head head) {
        return START.matcher(head.text()).find();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        PubTatorReader reader = new PubTatorReader(hints, limits);
        LineRecords.read(input, limits.recordBytes(), new Shape(), reader::read, outcomes);
    }

    private static final class Shape implements LineRecords.Shape {

        /** With a title, or with an abstract of another document than the one that is open. */
        @Override
        public boolean begins(String line, String open) {
            Matcher text = TEXT_LINE.matcher(line.stripLeading());
            if (!text.matches()) {
                return false;
            }
            return text.group(2).equals("t") || !open.stripLeading().startsWith(text.group(1) + "|");
        }

        @Override
        public boolean ends(String line) {
            return line.isBlank();
        }

        @Override
        public String name(String line) {
            int stroke = line.indexOf('|');
            if (stroke < 0) {
                return "";
            }
            String id = line.substring(0, stroke).strip();
            if (id.startsWith("PMC")) {
                return id;
            }
            return "PMID " + id;
        }
    }
}
