package dev.consilience.format.text;

import dev.consilience.article.Name;
import dev.consilience.format.common.StatedIdentifiers;
import java.util.Optional;

/** A study named by an identifier of the paper that reports it first. */
final class StudyReference {

    private StudyReference() {}

    static Optional<Name> of(String stated) {
        return StatedIdentifiers.doi(stated).map(Name::doi).or(() -> StatedIdentifiers.pmid(stated)
                .map(Name::pmid));
    }

    /** The study that a running text names: its first DOI, or else its first PMID. */
    static Optional<Name> within(String text) {
        return StatedIdentifiers.doiWithin(text).map(Name::doi).or(() -> StatedIdentifiers.pmidWithin(text)
                .map(Name::pmid));
    }
}
