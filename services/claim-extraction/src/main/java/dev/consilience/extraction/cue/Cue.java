package dev.consilience.extraction.cue;

import dev.consilience.article.TextSpan;

/**
 * Words that deny what a sentence says, or hold it open.
 *
 * @param kind which of the two they do
 * @param span where they stand in the text, in UTF-16 code units
 * @param phrase the words as the table of cues has them
 * @param probability that they do so here, by the model; at least a half
 */
public record Cue(Kind kind, TextSpan span, String phrase, double probability) {

    /** What a cue does to what the sentence says. */
    public enum Kind {
        /** It denies it: "no", "without", "failed". */
        NEGATION,
        /** It holds it open: "may", "suggest", "whether". */
        SPECULATION
    }
}
