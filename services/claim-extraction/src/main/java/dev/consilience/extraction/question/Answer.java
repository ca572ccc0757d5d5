package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import java.util.List;

/**
 * An answer to a question, with what it rests on.
 *
 * @param direction which way the subject moves the object; one of the three that claim an effect or deny one
 * @param confidence probability of the direction among those three, by the model: above a third, at most 1
 * @param association probability that the words only say that the two have to do with each other, by the model; 0 for a
 *     question with a comparator, which always has a direction
 * @param evidence where the words stand, in UTF-16 code units, the most telling first
 * @param reasons what spoke most for the direction rather than the next best, strongest first, as names of features
 */
public record Answer(
        Direction direction, double confidence, double association, List<TextSpan> evidence, List<String> reasons) {

    /** Which way the subject moves the object. */
    public enum Direction {
        INCREASES,
        DECREASES,
        /** It was looked at, and it does not: a finding too. */
        NO_EFFECT
    }

    public Answer {
        evidence = List.copyOf(evidence);
        reasons = List.copyOf(reasons);
    }
}
