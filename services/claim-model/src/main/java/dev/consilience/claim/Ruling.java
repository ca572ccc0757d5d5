package dev.consilience.claim;

/** What curators have ruled of a claim. */
public enum Ruling {
    /** Nothing. */
    NONE,
    /** It says what its article says. */
    ACCEPTED,
    /** It does not, and is no evidence. */
    REJECTED
}
