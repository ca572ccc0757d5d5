package dev.consilience.format.html;

import dev.consilience.article.Name;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalException;
import dev.consilience.format.common.PartialDate;
import dev.consilience.format.common.StatedIdentifiers;
import dev.consilience.format.common.WholeDocument;
import dev.consilience.format.common.Wording;
import dev.consilience.format.jats.JatsFormat;
import dev.consilience.format.text.PageFacts;
import dev.consilience.format.text.TextReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Saved web pages. Markup tells part of the furniture and what the page says of itself; what is left is read as plain text
 * is, furniture included. One page is one article.
 */
public final class HtmlFormat implements ArticleFormat {

    /** Elements that a page or a piece of one begins with. {@code article} may also begin a paper in JATS. */
    private static final Set<String> STARTS = Set.of(
            "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "section", "main", "header",
            "h1", "h2", "h3", "span", "table", "article", "ul", "ol", "a", "b", "i", "em", "strong", "center", "br");

    private static final int START_OF_PAGE = 4096;

    @Override
    public String name() {
        return "saved web page";
    }

    @Override
    public boolean recognises(Head head) {
        if (head.declaresHtml()) {
            return true;
        }
        String element = head.firstElement().orElse("").toLowerCase(Locale.ROOT);
        if (element.equals("article")) {
            return !head.declaresXml() && !new JatsFormat().recognises(head);
        }
        if (head.declaresXml()) {
            return element.equals("html");
        }
        return STARTS.contains(element);
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        WholeDocument document = WholeDocument.read(input, limits.documentBytes());
        ParseOutcome outcome;
        try {
            Document page = Jsoup.parse(document.text(hints, declaredCharset(document.bytes())));
            PageFacts facts = facts(page);
            // A number that is raised and leads somewhere is a reference; one that does not may be an exponent.
            page.select("sup:has(a)").remove();
            PageFurniture.removeFrom(page);
            outcome = new Parsed(new TextReader("page", hints, limits).read(PageText.lines(page), facts));
        } catch (RefusalException e) {
            outcome = new Refused(e.code(), "document", RefusalException.reasonOf(e), document.bytes());
        }
        outcomes.accept(outcome);
    }

    private static Optional<String> declaredCharset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, START_OF_PAGE), StandardCharsets.ISO_8859_1);
        return WholeDocument.charsetIn(start);
    }

    private static PageFacts facts(Document page) {
        Optional<String> title = meta(page, "citation_title")
                .or(() -> onlyHeading(page))
                .or(() -> meta(page, "og:title"))
                .or(() -> Optional.of(Wording.line(page.title())).filter(text -> !text.isEmpty()));
        List<Name> names = StatedIdentifiers.names(
                meta(page, "citation_doi").or(() -> meta(page, "dc.identifier")).flatMap(StatedIdentifiers::doi),
                meta(page, "citation_pmid").flatMap(StatedIdentifiers::pmid),
                meta(page, "citation_pmcid").flatMap(StatedIdentifiers::pmcid));
        String published = meta(page, "citation_publication_date")
                .or(() -> meta(page, "citation_date"))
                .or(() -> meta(page, "article:published_time"))
                .or(() -> meta(page, "dc.date"))
                .map(date -> date.replace('/', '-').replaceFirst("T.*", ""))
                .flatMap(PartialDate::ofIso)
                .orElse("");
        return new PageFacts(title, names, published, List.of(), List.of());
    }

    private static Optional<String> onlyHeading(Document page) {
        List<Element> headings = page.select("h1");
        if (headings.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(Wording.line(headings.get(0).text())).filter(text -> !text.isEmpty());
    }

    private static Optional<String> meta(Document page, String name) {
        for (Element meta : page.select("meta[content]")) {
            if (meta.attr("name").equalsIgnoreCase(name)
                    || meta.attr("property").equalsIgnoreCase(name)) {
                String content = Wording.line(meta.attr("content"));
                if (!content.isEmpty()) {
                    return Optional.of(content);
                }
            }
        }
        return Optional.empty();
    }
}
