package dev.consilience.format.text;

import dev.consilience.article.Identifiers;
import dev.consilience.article.SubjectHeading;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a document beside its running text.
 *
 * @param title as the page's own marks give it, if they do
 * @param identifiers that the page states for itself
 * @param published an ISO date or its beginning, or empty
 * @param headings what an indexer said it is about
 * @param types publication types that the page lists
 */
public record PageFacts(
        Optional<String> title,
        Identifiers identifiers,
        String published,
        List<SubjectHeading> headings,
        List<String> types) {

    public PageFacts {
        headings = List.copyOf(headings);
        types = List.copyOf(types);
    }

    /** Nothing is known but the text. */
    public static PageFacts none() {
        return new PageFacts(Optional.empty(), Identifiers.none(), "", List.of(), List.of());
    }

    PageFacts withIndex(List<SubjectHeading> moreHeadings, List<String> moreTypes) {
        return new PageFacts(title, identifiers, published, moreHeadings, moreTypes);
    }

    /** With identifiers and a date for what has none yet. */
    PageFacts orElse(Identifiers others, String date) {
        Identifiers joined = new Identifiers(
                identifiers.doi().or(others::doi),
                identifiers.pmid().or(others::pmid),
                identifiers.pmcid().or(others::pmcid));
        String known = published;
        if (known.isEmpty()) {
            known = date;
        }
        return new PageFacts(title, joined, known, headings, types);
    }
}
