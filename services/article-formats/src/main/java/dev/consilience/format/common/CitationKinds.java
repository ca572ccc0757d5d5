package dev.consilience.format.common;

import dev.consilience.article.Section;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SubjectHeading;
import java.util.List;
import java.util.Set;

/** What kind a citation with an abstract is, by its publication types, its headings and its words, in that order. */
public final class CitationKinds {

    /** The kinds that words may tell; for the others indexers have types that they never leave out. */
    private static final Set<SourceKind> MAY_BE = Set.of(
            SourceKind.PRIMARY,
            SourceKind.TRIAL,
            SourceKind.CASE_REPORT,
            SourceKind.META_ANALYSIS,
            SourceKind.REVIEW,
            SourceKind.COMMENT);

    private CitationKinds() {}

    /** Adds to a record what kind of publication it is and how its research was done. */
    public static void addTo(
            RecordDraft draft,
            List<String> types,
            List<SubjectHeading> headings,
            String title,
            List<Section> sections) {
        List<String> labels = headings.stream().map(SubjectHeading::label).toList();
        SourceCue.Words words = SourceCue.Words.of(title, sections);
        draft.kind(PublicationKinds.source(types)
                .or(() -> SourceCue.decide(words, SourceCue.ofHeadings(labels), MAY_BE))
                .orElseGet(Grounded::unknownSource));
        draft.design(PublicationKinds.study(draft.kind().value(), types, labels, words));
    }
}
