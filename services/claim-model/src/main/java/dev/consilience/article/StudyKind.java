package dev.consilience.article;

/** How the research that an article reports was done. */
public enum StudyKind {
    /** People, allotted to an intervention by the researchers. */
    HUMAN_TRIAL,
    /** People, observed. */
    OBSERVATIONAL,
    /** Living animals. */
    ANIMAL,
    /** Cells, tissue or molecules outside an organism. */
    IN_VITRO,
    /** Nothing in the article tells. */
    UNKNOWN
}
