package dev.consilience.format.europepmc;

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
 * What Europe PMC's search answers in JSON, {@code resultType=core}; also its results alone, in an array or one a line, as
 * tools save them.
 */
public final class EuropePmcFormat implements ArticleFormat {

    private static final Pattern SIGNS = Pattern.compile("\"(?:resultList|pubTypeList|abstractText)\"\\s*:");

    @Override
    public String name() {
        return "Europe PMC's search answer";
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeJson() && SIGNS.matcher(head.text()).find();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        EuropePmcReader reader = new EuropePmcReader(hints, limits);
        JsonRecords.read(input, limits.recordBytes(), reader::read, outcomes);
    }
}
