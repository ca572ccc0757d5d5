package dev.consilience.stream.vocabulary;

import dev.consilience.schema.VocabularyReleaseRecord;
import dev.consilience.vocabulary.Vocabulary;

/**
 * A vocabulary and the release by which it came.
 *
 * @param release as it is on its topic
 * @param vocabulary with all its concepts
 */
public record ReleasedVocabulary(VocabularyReleaseRecord release, Vocabulary vocabulary) {}
