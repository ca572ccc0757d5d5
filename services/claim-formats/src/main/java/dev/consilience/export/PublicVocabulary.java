package dev.consilience.export;

import dev.consilience.claim.EntityId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How other systems write the identifiers of a vocabulary, and what its concepts are. A record knows of an entity its identifier
 * and its label only, so what it is follows from the vocabulary; where a vocabulary has many sorts of things, the next broader class
 * that has them all is said.
 *
 * @param prefix as in {@link EntityId}
 * @param iri what its IRIs begin with, up to the local name
 * @param indra its name among INDRA's database references
 * @param prefixed whether INDRA writes the prefix before the local name as well
 * @param category the class of Biolink Model that all its concepts belong to
 * @param belFunction the function of BEL that its concepts are written with
 */
record PublicVocabulary(
        String prefix, String iri, String indra, boolean prefixed, String category, String belFunction) {

    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final String IDENTIFIERS = "https://identifiers.org/";
    private static final String CHEMICAL = "biolink:ChemicalEntity";
    private static final String PHENOTYPE = "biolink:PhenotypicFeature";
    private static final String DISEASE = "biolink:Disease";
    private static final String GENE = "biolink:Gene";
    private static final String BIOLOGICAL = "biolink:BiologicalEntity";
    private static final String ANYTHING = "biolink:NamedThing";

    /** All that are known here, by prefix. */
    static final List<PublicVocabulary> ALL = List.of(
            new PublicVocabulary("CHEBI", OBO + "CHEBI_", "CHEBI", true, CHEMICAL, "a"),
            new PublicVocabulary("CL", OBO + "CL_", "CL", true, "biolink:Cell", "a"),
            new PublicVocabulary("DOID", OBO + "DOID_", "DOID", true, DISEASE, "path"),
            new PublicVocabulary("DRUGBANK", IDENTIFIERS + "drugbank:", "DRUGBANK", false, CHEMICAL, "a"),
            new PublicVocabulary("EFO", "http://www.ebi.ac.uk/efo/EFO_", "EFO", false, ANYTHING, "a"),
            // Families and complexes.
            new PublicVocabulary("FPLX", IDENTIFIERS + "fplx:", "FPLX", false, BIOLOGICAL, "p"),
            // Processes, functions and parts of cells.
            new PublicVocabulary("GO", OBO + "GO_", "GO", true, BIOLOGICAL, "bp"),
            new PublicVocabulary("HGNC", IDENTIFIERS + "hgnc:", "HGNC", false, GENE, "p"),
            new PublicVocabulary(
                    "HGNC.GENEGROUP", IDENTIFIERS + "hgnc.genegroup:", "HGNC_GROUP", false, "biolink:GeneFamily", "p"),
            new PublicVocabulary("HP", OBO + "HP_", "HP", true, PHENOTYPE, "path"),
            // Whatever medicine is about.
            new PublicVocabulary("MESH", "http://id.nlm.nih.gov/mesh/", "MESH", false, ANYTHING, "a"),
            new PublicVocabulary("MONDO", OBO + "MONDO_", "MONDO", true, DISEASE, "path"),
            new PublicVocabulary("MP", OBO + "MP_", "MP", true, PHENOTYPE, "path"),
            new PublicVocabulary("NCBIGene", IDENTIFIERS + "ncbigene:", "EGID", false, GENE, "p"),
            new PublicVocabulary("NCBITaxon", OBO + "NCBITaxon_", "TAXONOMY", false, "biolink:OrganismTaxon", "a"),
            new PublicVocabulary("UBERON", OBO + "UBERON_", "UBERON", true, "biolink:AnatomicalEntity", "a"),
            new PublicVocabulary("UniProtKB", IDENTIFIERS + "uniprot:", "UP", false, "biolink:Protein", "p"));

    private static final Map<String, PublicVocabulary> BY_PREFIX =
            ALL.stream().collect(Collectors.toUnmodifiableMap(PublicVocabulary::prefix, Function.identity()));

    /** The vocabulary of an identifier; one that is not known here has its IRIs under the base, and anything in it. */
    static PublicVocabulary of(EntityId id, IriBase base) {
        String prefix = prefix(id);
        PublicVocabulary known = BY_PREFIX.get(prefix);
        if (known != null) {
            return known;
        }
        return new PublicVocabulary(prefix, base.value() + "entity/" + prefix + ":", prefix, false, ANYTHING, "a");
    }

    /** Whether the identifier is of one of {@link #ALL}. */
    static boolean knows(EntityId id) {
        return BY_PREFIX.containsKey(prefix(id));
    }

    /** Whether Biolink Model has aspects of its concepts, as it has of genes, their products and chemicals. */
    boolean hasAspects() {
        return Arrays.asList(CHEMICAL, GENE, "biolink:GeneFamily", "biolink:Protein")
                        .contains(category)
                || prefix.equals("FPLX");
    }

    /** The identifier as INDRA writes it beside the vocabulary's name. */
    String indraId(EntityId id) {
        if (prefixed) {
            return id.value();
        }
        return localName(id);
    }

    /** The identifier as an IRI. */
    String iri(EntityId id) {
        return iri + localName(id);
    }

    static String prefix(EntityId id) {
        return id.value().substring(0, id.value().indexOf(':'));
    }

    static String localName(EntityId id) {
        return id.value().substring(id.value().indexOf(':') + 1);
    }
}
