package dev.consilience.extraction.relation;

import java.util.Comparator;
import java.util.List;

/**
 * A text in which names have been marked.
 *
 * @param text in which the names' places count, in UTF-16 code units
 * @param named the names, in the order of the text
 */
public record MarkedText(String text, List<Named> named) {

    private static final Comparator<Named> IN_ORDER = Comparator.comparingInt(
                    (Named named) -> named.span().start())
            .thenComparingInt(named -> named.span().end())
            .thenComparing(Named::id);

    public MarkedText {
        named = named.stream().sorted(IN_ORDER).toList();
        for (Named one : named) {
            if (one.span().end() > text.length()) {
                throw new IllegalArgumentException(
                        "Name " + one.id() + " ends at " + one.span().end() + ", in a text of " + text.length());
            }
        }
    }
}
