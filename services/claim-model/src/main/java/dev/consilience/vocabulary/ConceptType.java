package dev.consilience.vocabulary;

/** What sort of thing a concept is. */
public enum ConceptType {
    /** A drug or another small molecule. */
    CHEMICAL,
    /** A class of drugs. */
    DRUG_CLASS,
    /** A gene or its product. */
    GENE_OR_PROTEIN,
    /** Several proteins that act as one. */
    PROTEIN_COMPLEX,
    /** A disease. */
    DISEASE,
    /** A sign, a symptom, a trait, a behaviour. */
    PHENOTYPE,
    /** Something that cells or organisms do. */
    PROCESS,
    /** A part of the body. */
    ANATOMY,
    /** A kind of organism. */
    SPECIES,
    /** Something done to a subject that is no drug: a diet, a procedure. */
    INTERVENTION,
    /** A way of bringing about a disease or a state in the laboratory. */
    MODEL
}
