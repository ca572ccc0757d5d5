package dev.consilience.vocabulary;

import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All concepts of one release, with the walks over them that a claim needs.
 *
 * <p>A claim speaks to broader concepts too. Which, and by which {@link Bridge}, is decided here, once, when the claim is
 * taken: the answer is written on the claim as its lineage.
 */
public final class Vocabulary {

    private final String release;
    private final Map<EntityId, Concept> concepts;

    /**
     * A release of the vocabulary.
     *
     * @param release names this version of the vocabulary
     * @throws IllegalArgumentException if two concepts share an id, or one names a concept that is not there
     */
    public Vocabulary(String release, Collection<Concept> concepts) {
        this.release = release;
        this.concepts = new LinkedHashMap<>();
        for (Concept concept : concepts) {
            if (this.concepts.put(concept.id(), concept) != null) {
                throw new IllegalArgumentException("Vocabulary " + release + " has two concepts " + concept.id());
            }
        }
        for (Concept concept : concepts) {
            refuseUnknown(concept, concept.broader());
            refuseUnknown(concept, concept.opposites());
            refuseUnknown(concept, concept.inhibitors());
            refuseUnknown(concept, concept.activators());
        }
    }

    /** The name of this version. */
    public String release() {
        return release;
    }

    /** All concepts, in the order in which they were given. */
    public Collection<Concept> concepts() {
        return List.copyOf(concepts.values());
    }

    /** The concept of that id. */
    public Optional<Concept> find(EntityId id) {
        return Optional.ofNullable(concepts.get(id));
    }

    /**
     * The concept as an agent, with its lineage: broader concepts that are curatable; for an inhibited or lost one, the
     * classes of its inhibitors and what is broader than those; likewise for an activated or gained one.
     */
    public Agent agent(Concept concept, Manipulation manipulation) {
        Map<EntityId, Level> lineage =
                switch (manipulation) {
                    case NONE -> climb(List.of(concept.id()), concept.id(), Bridge.BROADER);
                    case INHIBITED, LOST -> climb(concept.inhibitors(), concept.id(), Bridge.MANIPULATION);
                    case ACTIVATED, GAINED -> climb(concept.activators(), concept.id(), Bridge.MANIPULATION);
                };
        return new Agent(concept.entity(), manipulation, List.copyOf(lineage.values()));
    }

    /** The concept as an outcome, with its lineage: curatable broader concepts, its opposites, and what is broader than those. */
    public Outcome outcome(Concept concept) {
        Map<EntityId, Level> lineage = climb(List.of(concept.id()), concept.id(), Bridge.BROADER);
        climb(concept.opposites(), concept.id(), Bridge.OPPOSITE).forEach(lineage::putIfAbsent);
        return new Outcome(concept.entity(), List.copyOf(lineage.values()));
    }

    private Map<EntityId, Level> climb(List<EntityId> starts, EntityId self, Bridge bridge) {
        Map<EntityId, Level> found = new LinkedHashMap<>();
        Set<EntityId> seen = new LinkedHashSet<>(starts);
        List<EntityId> front = new ArrayList<>(starts);
        while (!front.isEmpty()) {
            List<EntityId> next = new ArrayList<>();
            for (EntityId id : front) {
                Concept concept = concepts.get(id);
                if (concept == null) {
                    throw new IllegalStateException("No concept " + id + " in vocabulary " + release);
                }
                if (concept.curatable() && !id.equals(self)) {
                    found.put(id, new Level(concept.entity(), bridge));
                }
                for (EntityId broader : concept.broader()) {
                    if (seen.add(broader)) {
                        next.add(broader);
                    }
                }
            }
            front = next;
        }
        return found;
    }

    private void refuseUnknown(Concept concept, List<EntityId> others) {
        for (EntityId other : others) {
            if (!concepts.containsKey(other)) {
                throw new IllegalArgumentException(
                        "Concept " + concept.id() + " names " + other + ", which vocabulary " + release + " lacks");
            }
        }
    }
}
