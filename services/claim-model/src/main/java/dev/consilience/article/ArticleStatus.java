package dev.consilience.article;

/**
 * Whether an article still stands. The order is one of severity: of two records of the same revision the later constant
 * counts.
 */
public enum ArticleStatus {
    /** It stands as published. */
    ACTIVE,
    /** It stands as corrected; the correction is in the text that this record carries. */
    CORRECTED,
    /** The publisher has expressed concern; its claims stand, and say so. */
    CONCERN,
    /** It has been retracted; it carries no claims. */
    RETRACTED,
    /** It has been removed from the literature service; it carries no claims. */
    DELETED;

    /** Whether claims may be taken from an article of this status. */
    public boolean carriesClaims() {
        return this != RETRACTED && this != DELETED;
    }
}
