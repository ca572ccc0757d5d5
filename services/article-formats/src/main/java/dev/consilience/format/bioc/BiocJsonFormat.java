package dev.consilience.format.bioc;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.json.JsonRecords;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** BioC in JSON: a collection, an answer of PubTator's, a document, or a document a line. See {@link BiocXmlFormat}. */
public final class BiocJsonFormat implements ArticleFormat {

    private static final Pattern SIGNS = Pattern.compile("\"(?:passages|PubTator3)\"\\s*:");

    @Override
    public String name() {
        return "BioC JSON";
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeJson() && SIGNS.matcher(head.text()).find();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        BiocJsonReader reader = new BiocJsonReader(new BiocRecords(hints, limits));
        JsonRecords.read(input, limits.recordBytes(), reader::read, outcomes);
    }
}
