/**
 * The released vocabulary on its topics: {@link dev.consilience.stream.vocabulary.VocabularyWriter} releases one,
 * {@link dev.consilience.stream.vocabulary.VocabularyFollower} follows what is released.
 */
@NullMarked
package dev.consilience.stream.vocabulary;

import org.jspecify.annotations.NullMarked;
