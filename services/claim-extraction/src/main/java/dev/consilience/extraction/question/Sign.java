package dev.consilience.extraction.question;

/** What a word says about the way that something goes; the words stand in {@code signs.tsv}. */
enum Sign {
    UP,
    DOWN,
    /** Brings something about. */
    PROMOTE,
    /** Stands in the way of something. */
    HINDER,
    /** Up or down by what is spoken of: pain that improves is less, sleep that improves is more. */
    GOOD,
    BAD,
    SAME,
    DIFFER,
    NEGATION,
    /** Comes before what something is compared with. */
    THAN,
    /** Names something that one has better less of. */
    BANE,
    /** A manipulation that takes its object away. */
    BLOCK,
    /** A manipulation that adds to its object. */
    BOOST
}
