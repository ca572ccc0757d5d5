package dev.consilience.format.text;

import dev.consilience.article.Name;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a document beside its running text.
 *
 * @param title as the page's own marks give it, if they do
 * @param names that the page states for itself
 * @param published an ISO date or its beginning, or empty
 * @param headings what an indexer said it is about
 * @param types publication types that the page lists
 */
public record PageFacts(
        Optional<String> title, List<Name> names, String published, List<SubjectHeading> headings, List<String> types) {

    public PageFacts {
        names = List.copyOf(names);
        headings = List.copyOf(headings);
        types = List.copyOf(types);
    }

    /** Nothing is known but the text. */
    public static PageFacts none() {
        return new PageFacts(Optional.empty(), List.of(), "", List.of(), List.of());
    }

    PageFacts withIndex(List<SubjectHeading> moreHeadings, List<String> moreTypes) {
        return new PageFacts(title, names, published, moreHeadings, moreTypes);
    }

    /** With names and a date for what has none yet. */
    PageFacts orElse(List<Name> others, String date) {
        String known = published;
        if (known.isEmpty()) {
            known = date;
        }
        return new PageFacts(title, StatedIdentifiers.joined(names, others), known, headings, types);
    }
}
