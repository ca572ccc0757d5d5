package dev.consilience.article;

/** How much of an article a record has; the more counts. */
public enum Extent {
    /** No text at all: a deletion, a row of a list of retractions. */
    NOTHING,
    /** The title. */
    TITLE,
    /** An account in somebody else's words, or a text of which that cannot be excluded. */
    DIGEST,
    /** The abstract as published. */
    ABSTRACT,
    /** The whole text as published. */
    FULL_TEXT
}
