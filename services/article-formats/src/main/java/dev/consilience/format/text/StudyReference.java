package dev.consilience.format.text;

import dev.consilience.article.ArticleId;
import dev.consilience.article.StudyId;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.Locale;
import java.util.Optional;

/** A study named by an identifier of the paper that reports it first. */
final class StudyReference {

    private StudyReference() {}

    static Optional<StudyId> of(String stated) {
        Optional<StudyId> byDoi =
                StatedIdentifiers.doi(stated).map(ArticleId::ofDoi).map(StudyId::of);
        if (byDoi.isPresent()) {
            return byDoi;
        }
        return StatedIdentifiers.pmid(stated).map(ArticleId::ofPmid).map(StudyId::of);
    }

    /** The study that a running text names: its first DOI, or else its first PMID. */
    static Optional<StudyId> within(String text) {
        Optional<StudyId> byDoi =
                StatedIdentifiers.doiWithin(text).map(ArticleId::ofDoi).map(StudyId::of);
        if (byDoi.isPresent()) {
            return byDoi;
        }
        return StatedIdentifiers.pmidWithin(text).map(ArticleId::ofPmid).map(StudyId::of);
    }

    /** Whether a line has something in it that may be such an identifier. */
    static boolean isIn(String line) {
        return line.toLowerCase(Locale.ROOT).contains("10.") || line.contains("PMID");
    }
}
