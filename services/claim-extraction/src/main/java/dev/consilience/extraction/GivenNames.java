package dev.consilience.extraction;

import dev.consilience.article.Article;
import dev.consilience.article.Mention;
import dev.consilience.article.Section;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import dev.consilience.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that an article came with, as concepts.
 *
 * <p>Taken are chemicals, genes, proteins, diseases and species that the annotator gave an identifier. A concept that the
 * vocabulary has is that; another is one without broader concepts, under the annotator's identifier and the words that
 * stand there.
 */
final class GivenNames {

    private static final Map<String, ConceptType> TYPES = Map.of(
            "chemical", ConceptType.CHEMICAL,
            "drug", ConceptType.CHEMICAL,
            "gene", ConceptType.GENE_OR_PROTEIN,
            "protein", ConceptType.GENE_OR_PROTEIN,
            "geneorgeneproduct", ConceptType.GENE_OR_PROTEIN,
            "chemicalentity", ConceptType.CHEMICAL,
            "disease", ConceptType.DISEASE,
            "specificdisease", ConceptType.DISEASE,
            "diseaseorphenotypicfeature", ConceptType.DISEASE,
            "species", ConceptType.SPECIES);

    /** What bare numbers are numbers of. */
    private static final Map<ConceptType, String> PREFIXES =
            Map.of(ConceptType.GENE_OR_PROTEIN, "NCBIGene:", ConceptType.SPECIES, "NCBITaxon:");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern BARE_MESH = Pattern.compile("[CD]\\d{6,9}");
    private static final Pattern CURIE = Pattern.compile("[A-Za-z][A-Za-z0-9.]*:[A-Za-z0-9_-]+");

    private GivenNames() {}

    static List<Annotation> of(Article article, Vocabulary vocabulary) {
        List<Annotation> annotations = new ArrayList<>();
        for (Mention mention : article.mentions()) {
            // A name that other words part is not one that a sentence can be read with.
            if (mention.spans().size() == 1) {
                annotation(article, mention, vocabulary).ifPresent(annotations::add);
            }
        }
        return annotations;
    }

    private static Optional<Annotation> annotation(Article article, Mention mention, Vocabulary vocabulary) {
        ConceptType type = TYPES.get(mention.type().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        Optional<Section> section = article.section(mention.section());
        TextSpan span = mention.spans().get(0);
        if (type == null
                || section.isEmpty()
                || span.end() > section.get().text().length()
                || span.length() == 0) {
            return Optional.empty();
        }
        String words = span.cut(section.get().text());
        return mention.ids().stream()
                .flatMap(id -> entityId(id, type).stream())
                .map(id -> vocabulary.find(id).orElseGet(() -> unknown(id, words, type)))
                // One that the vocabulary has before one that it has not.
                .min(Comparator.comparing(
                        concept -> vocabulary.find(concept.id()).isEmpty()))
                .map(concept -> new Annotation(mention.section(), span, concept));
    }

    private static Optional<EntityId> entityId(String stated, ConceptType type) {
        if (CURIE.matcher(stated).matches()) {
            return Optional.of(new EntityId(stated));
        }
        if (BARE_MESH.matcher(stated).matches()) {
            return Optional.of(new EntityId("MESH:" + stated));
        }
        String prefix = PREFIXES.get(type);
        if (prefix != null && NUMBER.matcher(stated).matches()) {
            return Optional.of(new EntityId(prefix + stated));
        }
        return Optional.empty();
    }

    private static Concept unknown(EntityId id, String words, ConceptType type) {
        return new Concept(
                new Entity(id, words),
                type,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Context.empty(),
                "given with the article");
    }
}
