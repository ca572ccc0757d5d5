package dev.consilience.stream.vocabulary;

import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A vocabulary and the release by which it came.
 *
 * @param release as it is on its topic
 * @param vocabulary with all its concepts
 */
public record ReleasedVocabulary(VocabularyReleaseRecord release, Vocabulary vocabulary) {

    /**
     * Puts one together.
     *
     * @param concepts in any order; those of other releases are passed over
     * @throws IllegalArgumentException if concepts are missing, or they make no vocabulary
     */
    public static ReleasedVocabulary of(VocabularyReleaseRecord release, Collection<ConceptRecord> concepts) {
        List<Concept> all = concepts.stream()
                .filter(concept -> concept.getNumber() == release.getNumber())
                .sorted(Comparator.comparingInt(ConceptRecord::getPlace))
                .map(VocabularyRecords::fromRecord)
                .toList();
        if (all.size() != release.getConcepts()) {
            throw new IllegalArgumentException("Of the " + release.getConcepts() + " concepts of "
                    + release.getRelease() + " there are " + all.size());
        }
        return inOrder(release, all);
    }

    /** Of all its concepts, in the order of their places. */
    static ReleasedVocabulary inOrder(VocabularyReleaseRecord release, List<Concept> concepts) {
        return new ReleasedVocabulary(
                release,
                new Vocabulary(
                        release.getRelease(),
                        concepts.subList(0, release.getOwn()),
                        concepts.subList(release.getOwn(), concepts.size())));
    }
}
