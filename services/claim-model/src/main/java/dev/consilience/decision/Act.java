package dev.consilience.decision;

/** What a curator does. */
public enum Act {
    /** Accepts a claim: it says what its article says. */
    ACCEPT,
    /** Rejects a claim, with a reason. */
    REJECT,
    /** Approves the verdict on a proposition. */
    APPROVE,
    /** Says something of a claim or a proposition, and rules nothing. */
    COMMENT
}
