package dev.consilience.format.html;

import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a page, a line for each block, blank lines between paragraphs. */
final class PageText {

    private static final List<String> MAIN = List.of(
            "[itemprop=articleBody]", "article", "[role=main]", "main", "#content", ".article-body", ".entry-content");

    /** A part that holds less of the page's text than this is not what the page is about. */
    private static final double SHARE_OF_THE_MAIN_PART = 0.4;

    private PageText() {}

    static List<String> lines(Document page) {
        return lines(mainPart(page));
    }

    private static Element mainPart(Document page) {
        int all = page.body().text().length();
        for (String selector : MAIN) {
            Optional<Element> largest = page.select(selector).stream()
                    .max((one, other) ->
                            Integer.compare(one.text().length(), other.text().length()));
            if (largest.isPresent() && largest.get().text().length() >= all * SHARE_OF_THE_MAIN_PART) {
                return largest.get();
            }
        }
        return page.body();
    }

    private static List<String> lines(Element part) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        part.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    open.append(text.getWholeText());
                } else if (endsLine(node)) {
                    close();
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (endsLine(node)) {
                    close();
                }
            }

            private void close() {
                String line = Wording.line(open.toString());
                open.setLength(0);
                if (!line.isEmpty()) {
                    lines.add(line);
                    lines.add("");
                }
            }
        });
        String rest = Wording.line(open.toString());
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    private static boolean endsLine(Node node) {
        return node instanceof Element element && (element.isBlock() || node.nameIs("br"));
    }
}
