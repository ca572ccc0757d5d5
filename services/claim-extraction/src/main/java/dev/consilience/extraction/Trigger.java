package dev.consilience.extraction;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import java.util.Optional;
import java.util.Set;

/**
 * A word or a phrase that carries a direction: one row of the table of triggers.
 *
 * @param id names the row; part of the name of every claim's rule
 * @param part what sort of word it is
 * @param direction what it says of its object; of a light verb and of "effect" nothing until the object says it
 * @param manipulation what it makes of its object when that, in turn, acts: "inhibition of X" is X, inhibited
 * @param traits what else the rules have to know
 * @param nominal for a verb, the noun by which vocabularies name its result on an object: to sensitize, sensitization
 */
record Trigger(
        String id,
        Part part,
        Direction direction,
        Manipulation manipulation,
        Set<Trait> traits,
        Optional<String> nominal) {

    /** What sort of word a trigger is. */
    enum Part {
        VERB,
        NOUN,
        ADJECTIVE,
        AGENT_NOUN,
        LIKENESS
    }

    /** What the rules have to know of a trigger beyond its direction. */
    enum Trait {
        /** Also used without an object: "the threshold increased". */
        INTRANSITIVE,
        /** Says nothing alone: "had", "showed"; the direction is in the object. */
        LIGHT,
        /** Changes towards good or bad, so that the direction depends on whether the outcome is wanted. */
        BETTER,
        /** See {@link #BETTER}. */
        WORSE,
        /** Acts as its subject's kind does: inhibitors that target X decrease X. */
        AS_SUBJECT,
        /** States a bond, not an effect; counts only with a direction in the object. */
        BOND,
        /** An adjective that speaks of effects only: an inhibitory effect, but inhibitory neurons. */
        OF_EFFECT,
        /** Bearers who do this have the outcome: "patients on opioids become hypersensitive". */
        HAVING
    }

    Trigger {
        traits = Set.copyOf(traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
