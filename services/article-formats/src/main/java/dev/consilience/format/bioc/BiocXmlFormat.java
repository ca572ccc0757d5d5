package dev.consilience.format.bioc;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.xml.XmlRecords;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * BioC in XML, of both versions: documents whose passages carry annotations, read one by one.
 *
 * <p>Each document is a record with the annotator's mentions, see {@link
 * dev.consilience.format.annotated.AnnotatedText}. Relations between annotations are not read: claims are taken from the
 * text.
 */
public final class BiocXmlFormat implements ArticleFormat {

    private static final XmlRecords.Shape SHAPE = new XmlRecords.Shape(
            "BioC's",
            Set.of("collection"),
            Set.of("document"),
            Set.of("source", "date", "key", "version", "infon"),
            Set.of("relation"),
            Pattern.compile("<document\\b[^>]{0,80}?(?:\\sid=[\"']|>\\s*<id>\\s*)([^<\"'\\s]{1,100})"),
            "document");

    private static final Pattern SIGNS = Pattern.compile("BioC\\.dtd|<passage[\\s>]");

    @Override
    public String name() {
        return "BioC XML";
    }

    /** Many formats have collections and documents, so passages or the name of the DTD must be seen too. */
    @Override
    public boolean recognises(Head head) {
        String element = head.firstElement().orElse("");
        return (element.equals("collection") || element.equals("document"))
                && SIGNS.matcher(head.text()).find();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        BiocRecords records = new BiocRecords(hints, limits);
        XmlRecords.readNoting(
                input, limits.recordBytes(), SHAPE, document -> records.read(BiocXmlReader.read(document)), outcomes);
    }
}
