package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;

/**
 * A name that somebody else has already found in an article, to be used instead of the extractor's own reading.
 *
 * @param section id of the section
 * @param span where the name stands in the section's text
 * @param concept what it names; it need not be one of the extractor's vocabulary
 */
public record Annotation(String section, TextSpan span, Concept concept) {}
