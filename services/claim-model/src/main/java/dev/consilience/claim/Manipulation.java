package dev.consilience.claim;

import java.util.Locale;

/** What was done to the agent, when the claim is about the agent as it was changed. */
public enum Manipulation {
    /** Nothing: the claim is about the agent itself. */
    NONE,
    /** Held back by a drug, an antibody, a small RNA. */
    INHIBITED,
    /** Driven by an agonist, by expressing more of it, by stimulating it. */
    ACTIVATED,
    /** Removed or broken for good: knock-out, loss of function. */
    LOST,
    /** Changed for good so that it does more: gain of function. */
    GAINED;

    /** The part of a proposition's id that tells this manipulation; empty for {@link #NONE}. */
    public String suffix() {
        if (this == NONE) {
            return "";
        }
        return "~" + name().toLowerCase(Locale.ROOT);
    }
}
