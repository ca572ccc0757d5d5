package dev.consilience.vocabulary;

import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import java.util.List;

/**
 * One concept of a vocabulary.
 *
 * @param entity its id and its preferred name
 * @param type what sort of thing it is
 * @param synonyms other names for it
 * @param broader the concepts that it is a kind of
 * @param opposites the concepts of which there is more where there is less of this one
 * @param inhibitors the classes of drugs that inhibit it
 * @param activators the classes of drugs that activate it
 * @param curatable whether claims about narrower concepts are also gathered here
 * @param facets what its name says of the context, for example that heat hypersensitivity is measured by heat
 * @param source the vocabulary and release that the row was taken from
 */
public record Concept(
        Entity entity,
        ConceptType type,
        List<String> synonyms,
        List<EntityId> broader,
        List<EntityId> opposites,
        List<EntityId> inhibitors,
        List<EntityId> activators,
        boolean curatable,
        Context facets,
        String source) {

    public Concept {
        synonyms = List.copyOf(synonyms);
        broader = List.copyOf(broader);
        opposites = List.copyOf(opposites);
        inhibitors = List.copyOf(inhibitors);
        activators = List.copyOf(activators);
    }

    /** Its identifier. */
    public EntityId id() {
        return entity.id();
    }
}
