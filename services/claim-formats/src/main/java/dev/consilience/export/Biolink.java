package dev.consilience.export;

import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;

/**
 * A curated claim in the terms of Biolink Model: an agent affects an outcome, and qualifiers say which way. Without its qualifiers
 * the triple says less and is still right, but for the negation, as the model asks for.
 */
final class Biolink {

    static final String ASSOCIATION = "biolink:Association";
    static final String AFFECTS = "biolink:affects";
    static final String CAUSES = "biolink:causes";
    /** What a claim is about, where it is about something that has aspects: how much there is of it, or how much it does. */
    static final String ASPECT = "activity_or_abundance";
    /** No assertion, observation or prediction of one source: what texts amount to. */
    static final String KNOWLEDGE_LEVEL = "not_provided";

    static final String AGENT_TYPE = "text_mining_agent";
    static final String KNOWLEDGE_SOURCE = "infores:consilience";

    private Biolink() {}

    /** Which way the outcome goes; empty where it goes neither, or the words do not say. */
    static String direction(Direction direction) {
        return switch (direction) {
            case INCREASES -> "increased";
            case DECREASES -> "decreased";
            case NO_EFFECT, AFFECTS -> "";
        };
    }

    /** The predicate of the full reading, where a direction is said; else empty. */
    static String qualifiedPredicate(Direction direction) {
        if (direction(direction).isEmpty()) {
            return "";
        }
        return CAUSES;
    }

    /** Which way the agent was changed; empty where it was not. */
    static String direction(Manipulation manipulation) {
        return switch (manipulation) {
            case INHIBITED, LOST -> "decreased";
            case ACTIVATED, GAINED -> "increased";
            case NONE -> "";
        };
    }

    /** Whether the agent does not affect the outcome. */
    static boolean negated(Direction direction) {
        return direction == Direction.NO_EFFECT;
    }
}
