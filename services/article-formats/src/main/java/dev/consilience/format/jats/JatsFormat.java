package dev.consilience.format.jats;

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
 * Full texts in JATS and in NLM's tag sets before it: one article, a set of them, or a reply of PubMed Central's OAI-PMH
 * service with articles in it.
 *
 * <p>Captions of figures and tables are left out, and so are references, notes and what stands behind the text. A caption
 * does carry findings, but it interrupts the text wherever the figure was put, and what it says the text says too.
 */
public final class JatsFormat implements ArticleFormat {

    private static final Set<String> SETS =
            Set.of("pmc-articleset", "articles", "OAI-PMH", "ListRecords", "GetRecord", "record", "metadata");

    private static final XmlRecords.Shape SHAPE = new XmlRecords.Shape(
            "JATS",
            SETS,
            Set.of("article"),
            Set.of("responseDate", "request", "header", "about", "resumptionToken", "Reply"),
            Set.of(
                    "back",
                    "floats-group",
                    "sub-article",
                    "response",
                    "aff",
                    "author-notes",
                    "permissions",
                    "history",
                    "funding-group",
                    "fig",
                    "fig-group",
                    "table-wrap",
                    "table-wrap-group",
                    "supplementary-material",
                    "media",
                    "graphic",
                    "inline-graphic",
                    "boxed-text",
                    "fn",
                    "fn-group",
                    "ref-list",
                    "tex-math"),
            Pattern.compile(
                    "<article-id[^>]{0,80}pub-id-type=[\"'](pmid|pmc|pmcid|doi)[\"'][^>]{0,80}>\\s*([^<\\s]{1,100})\\s*<"),
            "");

    private static final Pattern SIGNS = Pattern.compile(
            "JATS|NLM//DTD|\\barticle-type\\s*=|\\bdtd-version\\s*=|<front>|<front\\s|<article-meta|<journal-meta");

    @Override
    public String name() {
        return "JATS XML";
    }

    /** A page of a web site may begin with {@code article} too, so that alone does not tell. */
    @Override
    public boolean recognises(Head head) {
        String element = head.firstElement().orElse("");
        return switch (element) {
            case "article" -> SIGNS.matcher(head.text()).find();
            case "pmc-articleset" -> true;
            case "articles", "OAI-PMH" ->
                head.text().contains("<article") && SIGNS.matcher(head.text()).find();
            default -> false;
        };
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        XmlRecords.read(input, limits.recordBytes(), SHAPE, new JatsReader(hints, limits)::read, outcomes);
    }
}
