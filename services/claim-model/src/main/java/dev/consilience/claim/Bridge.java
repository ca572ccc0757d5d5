package dev.consilience.claim;

/** The rule by which a claim about one concept speaks to a question about another. */
public enum Bridge {
    /** The concept itself. */
    SAME,
    /** The other is a broader concept. */
    BROADER,
    /** The other is the opposite, or a broader concept of the opposite: the direction is turned. */
    OPPOSITE,
    /** The other is the class of drugs that manipulate the concept as it was manipulated here. */
    MANIPULATION
}
