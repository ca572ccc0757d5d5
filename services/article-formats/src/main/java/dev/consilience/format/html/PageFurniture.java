package dev.consilience.format.html;

import dev.consilience.format.common.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Takes the furniture out of a page's markup. */
final class PageFurniture {

    private static final List<String> SELECTORS = values("SELECTOR");
    private static final Set<String> WORDS = Set.copyOf(values("WORD"));

    private PageFurniture() {}

    static void removeFrom(Document page) {
        for (String selector : SELECTORS) {
            page.select(selector).remove();
        }
        int allWords = length(page);
        List<Element> furniture = new ArrayList<>();
        for (Element element : page.select("[class], [id]")) {
            if (isNamedSo(element)) {
                furniture.add(element);
            }
        }
        for (Element element : furniture) {
            // Some pages call the whole of themselves "has-sidebar" or "social": their text is not furniture for that.
            if (length(element) * 2 < allWords) {
                element.remove();
            }
        }
    }

    private static boolean isNamedSo(Element element) {
        Set<String> words = new HashSet<>();
        String names = element.className() + " " + element.id();
        for (String word : names.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            words.add(word);
        }
        return words.stream().anyMatch(WORDS::contains);
    }

    private static int length(Element element) {
        int length = 0;
        for (Element paragraph : element.select("p, li, blockquote")) {
            length += paragraph.ownText().length();
        }
        return length;
    }

    private static List<String> values(String kind) {
        List<String> values = new ArrayList<>();
        for (List<String> row : Table.rows(PageFurniture.class, "furniture.tsv", List.of("kind", "value", "why"))) {
            if (row.get(0).equals(kind)) {
                values.add(row.get(1));
            } else if (!row.get(0).equals("SELECTOR") && !row.get(0).equals("WORD")) {
                throw new IllegalStateException("Furniture is a SELECTOR or a WORD, not " + row.get(0));
            }
        }
        return List.copyOf(values);
    }
}
