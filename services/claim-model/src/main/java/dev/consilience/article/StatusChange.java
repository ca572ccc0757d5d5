package dev.consilience.article;

/** What a notice may say of an article's status. */
public enum StatusChange {
    /** A correction has been published. */
    CORRECTED,
    /** The publisher has expressed concern. */
    CONCERN,
    /** A corrected version has been published in its place. */
    REPLACED,
    /** It has been retracted. */
    RETRACTED,
    /** Its retraction has been withdrawn. */
    REINSTATED,
    /** The literature service has removed its record of it. */
    DELETED
}
