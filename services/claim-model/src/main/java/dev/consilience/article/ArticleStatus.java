package dev.consilience.article;

/** Whether an article still stands, in the order of severity. */
public enum ArticleStatus {
    /** It stands as published. */
    ACTIVE,
    /** It stands, and a correction to it has been published. */
    CORRECTED,
    /** The publisher has expressed concern; its claims stand, and say so. */
    CONCERN,
    /** A corrected version has been published in its place; it carries no claims. */
    REPLACED,
    /** It has been retracted; it carries no claims. */
    RETRACTED,
    /** It has been removed from the literature service; it carries no claims. */
    DELETED;

    /** Whether claims may be taken from an article of this status. */
    public boolean carriesClaims() {
        return switch (this) {
            case ACTIVE, CORRECTED, CONCERN -> true;
            case REPLACED, RETRACTED, DELETED -> false;
        };
    }
}
