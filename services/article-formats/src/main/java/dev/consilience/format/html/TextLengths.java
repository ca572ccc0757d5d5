package dev.consilience.format.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** How much text is in each element of a page, counted in one pass: asked of each by itself it would take as many. */
final class TextLengths {

    private final IdentityHashMap<Element, Integer> lengths = new IdentityHashMap<>();

    private TextLengths() {}

    static TextLengths of(Element page) {
        TextLengths result = new TextLengths();
        Deque<int[]> open = new ArrayDeque<>();
        page.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element) {
                    open.push(new int[1]);
                } else if (node instanceof TextNode text && !open.isEmpty()) {
                    open.element()[0] += text.text().strip().length();
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    int length = open.pop()[0];
                    result.lengths.put(element, length);
                    if (!open.isEmpty()) {
                        open.element()[0] += length;
                    }
                }
            }
        });
        return result;
    }

    int in(Element element) {
        return lengths.getOrDefault(element, 0);
    }
}
