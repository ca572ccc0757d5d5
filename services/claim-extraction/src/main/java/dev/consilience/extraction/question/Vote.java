package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import java.util.List;

/**
 * A word that goes up or down, to the better or the worse, with what shows whether it is said of what a question asks.
 *
 * @param polarity 1 for up or better, -1 for down or worse
 * @param facts where the word stands, and what else does
 * @param words the word and its neighbours
 */
record Vote(int polarity, Facts facts, FeatureVector words) {

    /** What a vote can be to the answer of the question. */
    static final List<String> LABELS = List.of("OPPOSES", "AGREES", "BESIDE");

    static final int OPPOSES = 0;
    static final int AGREES = 1;
    static final int BESIDE = 2;

    Vote {
        if (polarity != 1 && polarity != -1) {
            throw new IllegalArgumentException("A vote for " + polarity);
        }
    }
}
