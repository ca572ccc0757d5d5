package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.vocabulary.Concept;

/**
 * Words that name a concept.
 *
 * @param span where they stand; for a name that is shared out over a coordination, as in "mechanical and cold
 *     hypersensitivity", all that it takes to read the name
 * @param concept what they name
 * @param excluded whether the coordination excludes this one, as in "mechanical but not heat hypersensitivity"
 */
record Mention(TextSpan span, Concept concept, boolean excluded) {}
