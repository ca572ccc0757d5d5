package dev.consilience.reconcile;

import dev.consilience.claim.Entity;
import dev.consilience.claim.Manipulation;

/**
 * A question that claims speak to: what does this agent, as manipulated, do to this outcome?
 *
 * @param agent what acts
 * @param manipulation what was done to it
 * @param outcome what is acted on
 */
public record Proposition(Entity agent, Manipulation manipulation, Entity outcome) {

    /** Its key. */
    public PropositionId id() {
        return PropositionId.of(agent.id(), manipulation, outcome.id());
    }
}
