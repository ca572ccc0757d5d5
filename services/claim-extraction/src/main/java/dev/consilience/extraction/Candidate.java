package dev.consilience.extraction;

import dev.consilience.claim.Direction;

/**
 * A claim as a rule found it, before context and certainty are read.
 *
 * @param agent what acts
 * @param direction what it does to the outcome
 * @param outcome what is acted on
 * @param cue index of the item that carries the direction
 * @param rule the pattern and the trigger that found it, for example {@code active/reduce}
 */
record Candidate(Referent agent, Direction direction, Referent outcome, int cue, String rule) {

    /** Whether it says what the agent is rather than what was seen, so that no circumstances belong to it. */
    boolean isDefinition() {
        return rule.startsWith("apposition/") || rule.startsWith("predicate/");
    }
}
