package dev.consilience.reconcile;

import java.util.List;

/**
 * How certain the evidence for an answer is, in the manner of GRADE (Guyatt et al., BMJ 336:924, 2008), as far as that can
 * be told from what is recorded: from where the design of the studies lets it start, by named steps.
 *
 * @param level the level reached
 * @param steps the start and the steps, in order
 */
public record Grade(Level level, List<Step> steps) {

    /** The levels of GRADE. */
    public enum Level {
        /** The answer is very unlikely to change. */
        HIGH,
        /** The answer may change. */
        MODERATE,
        /** The answer is likely to change. */
        LOW,
        /** The answer is hardly more than a guess. */
        VERY_LOW
    }

    /** What a step is about: GRADE's domains, as far as they can be told. */
    public enum Domain {
        /** How the studies were done: where the grade starts. */
        DESIGN,
        /** Whether the studies can be relied on. */
        RISK_OF_BIAS,
        /** Whether they agree. */
        INCONSISTENCY,
        /** Whether they are about people, and told by those who did them. */
        INDIRECTNESS,
        /** Whether there are enough of them. */
        IMPRECISION,
        /** Whether they are many, and agree: GRADE's large and consistent effects. */
        REPLICATION
    }

    /**
     * A step.
     *
     * @param domain what it is about
     * @param levels how many levels up, or down where it is negative; 0 for the start
     * @param why in words
     */
    public record Step(Domain domain, int levels, String why) {}

    public Grade {
        steps = List.copyOf(steps);
    }
}
