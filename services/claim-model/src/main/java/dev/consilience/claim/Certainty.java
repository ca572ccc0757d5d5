package dev.consilience.claim;

/** How firmly the article says it. */
public enum Certainty {
    /** Stated as found. */
    ASSERTED,
    /** Stated as possible, suggested, likely. */
    HEDGED
}
