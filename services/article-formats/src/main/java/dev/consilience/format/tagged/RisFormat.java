package dev.consilience.format.tagged;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.common.LineRecords;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** RIS, as reference managers and publishers write it: citation by citation. */
public final class RisFormat implements ArticleFormat {

    static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9])  ?-(?= |$)(.*)");

    private static final Pattern START = Pattern.compile("\\A\\s*TY  ?- ?[A-Z]");
    private static final Pattern FIRST_LINE = Pattern.compile("TY  ?-.*");
    private static final Pattern LAST_LINE = Pattern.compile("ER  ?-.*");

    @Override
    public String name() {
        return "RIS";
    }

    @Override
    public boolean recognises(Head head) {
        return START.matcher(head.text()).find();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        RisReader reader = new RisReader(hints, limits);
        LineRecords.read(input, limits.recordBytes(), new Shape(), reader::read, outcomes);
    }

    private static final class Shape implements LineRecords.Shape {

        @Override
        public boolean begins(String line, String open) {
            return FIRST_LINE.matcher(line).matches();
        }

        @Override
        public boolean ends(String line) {
            return LAST_LINE.matcher(line).matches();
        }

        @Override
        public String name(String line) {
            return "";
        }
    }
}
