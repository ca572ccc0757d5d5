/**
 * Vocabularies as their publishers give them, put together with the lexicon that this project brings.
 *
 * <p>Start reading at {@link dev.consilience.extraction.vocabulary.VocabularyLoader}; one class a format behind it.
 *
 * <pre>{@code
 * VocabularyLoader.Result loaded = VocabularyLoader.over(VocabularyReader.standard())
 *         .add(Path.of("desc2024.gz"))
 *         .add(Path.of("hgnc_complete_set.txt"))
 *         .load();
 * Extractor extractor = Extractor.with(loaded.vocabulary());
 * }</pre>
 */
@NullMarked
package dev.consilience.extraction.vocabulary;

import org.jspecify.annotations.NullMarked;
