package dev.consilience.extraction.relation;

import java.util.Locale;

/** What sort of thing a name stands for, as far as relations between such things are told by different words. */
public enum MentionType {
    /** A drug or another chemical. */
    CHEMICAL('C'),
    /** A gene, its product, or several of them. */
    GENE('G'),
    /** A disease, a sign, a symptom. */
    DISEASE('D'),
    /** A change in a sequence. */
    VARIANT('V'),
    /** Anything else that can act or be acted on: a factor, a process, an intervention. */
    OTHER('O'),
    /** What things happen in and not what happens: an organism, a cell, a part of the body. In no relation. */
    SETTING('S');

    private final char code;

    MentionType(char code) {
        this.code = code;
    }

    /** One letter that tells it from the others. */
    char code() {
        return code;
    }

    /** The type by the name that a corpus or a service gives it; {@link #OTHER} where nothing is known of that name. */
    public static MentionType of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "chemical", "chemicalentity", "drug", "drug_class", "simple_molecule", "ion" -> CHEMICAL;
            case "gene",
                    "geneorgeneproduct",
                    "gene_or_protein",
                    "protein",
                    "protein_complex",
                    "complex",
                    "receptor",
                    "rna",
                    "dna" -> GENE;
            case "disease", "diseaseorphenotypicfeature", "phenotype" -> DISEASE;
            case "sequencevariant", "variant", "mutation", "dnamutation", "proteinmutation", "snp" -> VARIANT;
            case "organismtaxon", "organism", "species", "cellline", "cell_line", "cell", "anatomy", "tissue" ->
                SETTING;
            default -> OTHER;
        };
    }
}
