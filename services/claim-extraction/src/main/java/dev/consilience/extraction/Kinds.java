package dev.consilience.extraction;

import dev.consilience.claim.EntityId;
import dev.consilience.claim.Manipulation;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.Set;

/** What concepts of which type can be in a claim. */
final class Kinds {

    /** Outcomes that it is good to have: what improves them is more of them. Of all others there is less then. */
    private static final Set<String> WANTED_WORDS = Set.of(
            "sensitivity",
            "tolerance",
            "analgesia",
            "effect",
            "threshold",
            "memory",
            "longevity",
            "connections",
            "plasticity",
            "healing",
            "homeostasis",
            "neurogenesis",
            "autophagy",
            "transmission",
            "translation",
            "formation",
            "secretion",
            "uptake",
            "signaling",
            "potentiation");

    private static final Set<String> UNWANTED = Set.of(
            "opioid tolerance", "morphine tolerance", "drug tolerance", "pain sensitivity", "nerve injury signaling");

    private Kinds() {}

    /** Whether the referent can be what acts. */
    static boolean canAct(Referent referent) {
        return switch (referent.concept().type()) {
            case CHEMICAL,
                    DRUG_CLASS,
                    GENE_OR_PROTEIN,
                    PROTEIN_COMPLEX,
                    INTERVENTION,
                    PROCESS,
                    DISEASE,
                    PHENOTYPE,
                    MODEL -> true;
            case ANATOMY, SPECIES -> false;
        };
    }

    /** Whether the referent is something that subjects are given, or a concept that was manipulated in them. */
    static boolean isTreatment(Referent referent) {
        return referent.manipulation() != Manipulation.NONE || isGiven(referent.concept());
    }

    /** Whether the concept is a drug or another thing done to subjects. */
    static boolean isGiven(Concept concept) {
        return switch (concept.type()) {
            case CHEMICAL, DRUG_CLASS, INTERVENTION -> true;
            case GENE_OR_PROTEIN, PROTEIN_COMPLEX, DISEASE, PHENOTYPE, PROCESS, ANATOMY, SPECIES, MODEL -> false;
        };
    }

    /** Whether the concept is a molecule of the body that drugs act on. */
    static boolean isMolecule(Concept concept) {
        return switch (concept.type()) {
            case GENE_OR_PROTEIN, PROTEIN_COMPLEX -> true;
            case CHEMICAL, DRUG_CLASS, INTERVENTION, DISEASE, PHENOTYPE, PROCESS, ANATOMY, SPECIES, MODEL -> false;
        };
    }

    /**
     * Whether the referent can be what is acted on. A substance of the body is that by its amount ("release of"); a drug,
     * which belongs to a class of drugs, is not: that less of it is needed is no effect on it.
     */
    static boolean canResult(Referent referent) {
        return switch (referent.concept().type()) {
            case GENE_OR_PROTEIN, PROTEIN_COMPLEX, DISEASE, PHENOTYPE, PROCESS -> true;
            case CHEMICAL -> referent.carried() && referent.concept().broader().isEmpty();
            case DRUG_CLASS, INTERVENTION, ANATOMY, SPECIES, MODEL -> false;
        };
    }

    /** Whether the referent is those who carry something: a species, or a group of subjects. */
    static boolean isOrganism(Referent referent) {
        return referent.concept().type() == ConceptType.SPECIES;
    }

    /** Whether more of the concept is good, so that improving it is increasing it. */
    static boolean isWanted(Concept concept) {
        String label = concept.entity().label();
        if (UNWANTED.contains(label)) {
            return false;
        }
        return switch (concept.type()) {
            case DISEASE -> false;
            case PHENOTYPE, PROCESS -> WANTED_WORDS.stream().anyMatch(label::endsWith);
            case CHEMICAL, DRUG_CLASS, GENE_OR_PROTEIN, PROTEIN_COMPLEX, ANATOMY, SPECIES, INTERVENTION, MODEL -> true;
        };
    }

    /** Whether one of two concepts is directly or by one step above the other. */
    static boolean areKin(Concept one, Concept other) {
        EntityId first = one.id();
        EntityId second = other.id();
        return first.equals(second)
                || one.broader().contains(second)
                || other.broader().contains(first);
    }
}
