package dev.consilience.article;

/** What a section is for, as its heading or its format tells. */
public enum SectionKind {
    /** The article's title. */
    TITLE,
    /** An abstract that is not divided further. */
    ABSTRACT,
    /** What was known before. */
    BACKGROUND,
    /** What the authors set out to do. */
    OBJECTIVE,
    /** How it was done. */
    METHODS,
    /** What was found. */
    RESULTS,
    /** What the authors make of it. */
    CONCLUSIONS,
    /** Running text of no stated kind. */
    BODY
}
