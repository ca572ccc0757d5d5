package dev.consilience.claim;

/** What is wrong with a rejected claim. */
public enum RejectionReason {
    /** The agent or the outcome is another one. */
    WRONG_ENTITY,
    /** The effect is another one, or there is none. */
    WRONG_DIRECTION,
    /** The words report no finding: an aim, a method, a hypothesis, somebody else's result. */
    NOT_A_FINDING,
    /** It holds in other circumstances. */
    WRONG_CONTEXT,
    /** Something else, which the decision's comment says. */
    OTHER
}
