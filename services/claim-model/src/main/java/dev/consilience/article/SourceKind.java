package dev.consilience.article;

/** What kind of publication an article is, which decides whether it is a study of its own. */
public enum SourceKind {
    /** Reports its own research for the first time. */
    PRIMARY,
    /** Reports a clinical trial. */
    TRIAL,
    /** Reports on single patients. */
    CASE_REPORT,
    /** Reports its own research before peer review. */
    PREPRINT,
    /** Pools the data of other studies. */
    META_ANALYSIS,
    /** Sums up what others have found. */
    REVIEW,
    /** Reports on somebody else's study for the public. */
    NEWS,
    /** Comments on somebody else's study: a comment, an editorial, a letter. */
    COMMENT,
    /** Explains a subject: an encyclopaedia, a textbook, a glossary. */
    REFERENCE,
    /** Announces something about another article: a correction, a retraction. */
    NOTICE,
    /** Nothing in the article tells. */
    UNKNOWN;

    /**
     * Whether an article of this kind reports research of its own, and so may add an independent study. An article of
     * unknown kind is taken to: most of what is submitted is research, and a PubMed record that says "Journal Article"
     * and no more is typical.
     */
    public boolean reportsOwnResearch() {
        return switch (this) {
            case PRIMARY, TRIAL, CASE_REPORT, PREPRINT, UNKNOWN -> true;
            case META_ANALYSIS, REVIEW, NEWS, COMMENT, REFERENCE, NOTICE -> false;
        };
    }
}
