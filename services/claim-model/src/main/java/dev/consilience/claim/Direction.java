package dev.consilience.claim;

/** What the agent, as manipulated, does to the outcome as named. */
public enum Direction {
    /** More of the outcome. */
    INCREASES,
    /** Less of the outcome. */
    DECREASES,
    /** Measured, and no difference found: a finding like the others. */
    NO_EFFECT,
    /** A difference, of which the words do not say which way. */
    AFFECTS;

    /** The same finding about the outcome's opposite. */
    public Direction turned() {
        return switch (this) {
            case INCREASES -> DECREASES;
            case DECREASES -> INCREASES;
            case NO_EFFECT -> NO_EFFECT;
            case AFFECTS -> AFFECTS;
        };
    }

    /**
     * Whether the two cannot both be right of one outcome: more and less, or a difference and none. A difference of which the
     * words do not say which way goes with either way.
     */
    public boolean excludes(Direction other) {
        return switch (this) {
            case INCREASES -> other == DECREASES || other == NO_EFFECT;
            case DECREASES -> other == INCREASES || other == NO_EFFECT;
            case NO_EFFECT -> other != NO_EFFECT;
            case AFFECTS -> other == NO_EFFECT;
        };
    }
}
