/**
 * From an article to its claims.
 *
 * <p>A pipeline of small steps, each of which can be read and tested alone: {@link
 * dev.consilience.extraction.SentenceSplitter sentences}, {@link dev.consilience.extraction.Tokenizer tokens}, {@link
 * dev.consilience.extraction.ConceptTagger concepts}, {@link dev.consilience.extraction.SentenceReader grammar}, {@link
 * dev.consilience.extraction.ClaimRules rules}, {@link dev.consilience.extraction.ContextDetector context}. Start
 * reading at {@link dev.consilience.extraction.Extractor}.
 *
 * <pre>{@code
 * List<Claim> claims = Extractor.standard().extract(article);
 * }</pre>
 */
@NullMarked
package dev.consilience.extraction;

import org.jspecify.annotations.NullMarked;
