package dev.consilience.reconcile;

import dev.consilience.claim.Bridge;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim under one of the propositions that it speaks to, with the rules that led there.
 *
 * @param proposition the question
 * @param agentBridge how the claim's agent comes to stand for the question's
 * @param outcomeBridge how the claim's outcome comes to stand for the question's
 * @param claim the claim, unchanged
 * @param judgement what curators have ruled of the claim; one that is rejected stays placed, and is no evidence
 */
public record Placement(
        Proposition proposition, Bridge agentBridge, Bridge outcomeBridge, Claim claim, Judgement judgement) {

    /** What the claim says to the question: its own direction, turned where the outcomes are opposites. */
    public Direction direction() {
        if (outcomeBridge == Bridge.OPPOSITE) {
            return claim.direction().turned();
        }
        return claim.direction();
    }

    /** A key for this placement: the proposition, a slash, the claim. No two placements share one. */
    public String key() {
        return proposition.id() + "/" + claim.id();
    }

    /**
     * All propositions that a claim speaks to: its own, and one for each pair of its agent's and its outcome's levels. A
     * pair whose agent and outcome are the same concept asks nothing, and is left out.
     */
    public static List<Placement> of(Claim claim) {
        List<Placement> placements = new ArrayList<>();
        Entity agent = claim.agent().entity();
        placeOutcomes(placements, claim, agent, claim.agent().manipulation(), Bridge.SAME);
        for (Level level : claim.agent().lineage()) {
            placeOutcomes(placements, claim, level.entity(), Manipulation.NONE, level.bridge());
        }
        return placements;
    }

    /** The same for a claim that curators have judged. */
    public static List<Placement> of(Claim claim, Judgement judgement) {
        return of(claim).stream().map(placement -> placement.judged(judgement)).toList();
    }

    /** This placement of a claim that curators have judged. */
    public Placement judged(Judgement newJudgement) {
        return new Placement(proposition, agentBridge, outcomeBridge, claim, newJudgement);
    }

    private static void placeOutcomes(
            List<Placement> placements, Claim claim, Entity agent, Manipulation manipulation, Bridge agentBridge) {
        place(
                placements,
                claim,
                new Proposition(agent, manipulation, claim.outcome().entity()),
                agentBridge,
                Bridge.SAME);
        for (Level level : claim.outcome().lineage()) {
            place(placements, claim, new Proposition(agent, manipulation, level.entity()), agentBridge, level.bridge());
        }
    }

    private static void place(
            List<Placement> placements,
            Claim claim,
            Proposition proposition,
            Bridge agentBridge,
            Bridge outcomeBridge) {
        if (!proposition.agent().id().equals(proposition.outcome().id())) {
            placements.add(new Placement(proposition, agentBridge, outcomeBridge, claim, Judgement.none()));
        }
    }
}
