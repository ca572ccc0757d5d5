package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.EntityId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an article says that drugs were given, read up to some sentence: for later sentences that say nothing of it.
 *
 * <p>A sentence counts if it speaks of one drug only, and for what it states one value of: "rapamycin (5 mg/kg, i.p.)". What
 * is given in several doses has none that holds elsewhere.
 */
final class Administrations {

    private final CircumstanceCues cues;
    private final Map<EntityId, Map<Dimension, String>> byDrug = new HashMap<>();

    Administrations(CircumstanceCues cues) {
        this.cues = cues;
    }

    /** Takes a sentence into account. */
    void read(String text, TextSpan sentence, List<Token> tokens, List<ConceptTagger.Tag> tags) {
        Set<EntityId> drugs = new TreeSet<>();
        for (ConceptTagger.Tag tag : tags) {
            for (Mention mention : tag.mentions()) {
                if (Kinds.isGiven(mention.concept())) {
                    drugs.add(mention.concept().id());
                }
            }
        }
        if (drugs.size() != 1) {
            return;
        }
        Set<String> doses = new TreeSet<>();
        CircumstanceCues.doses(text, sentence).forEach(dose -> doses.add(dose.value()));
        Map<Dimension, String> given = new EnumMap<>(Dimension.class);
        put(given, Dimension.DOSE, doses);
        put(given, Dimension.ROUTE, cues.values(tokens, Dimension.ROUTE));
        if (!doses.isEmpty() || !given.isEmpty()) {
            byDrug.put(drugs.iterator().next(), given);
        }
    }

    private static void put(Map<Dimension, String> given, Dimension dimension, Set<String> values) {
        if (values.size() == 1) {
            given.put(dimension, values.iterator().next());
        }
    }

    /** How a drug was last said to be given; empty if nothing is known. */
    Map<Dimension, String> of(EntityId drug) {
        return byDrug.getOrDefault(drug, Map.of());
    }
}
