package dev.consilience.decision;

import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Reliability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The curated record by definition: what follows from a set of claims and a set of decisions, worked out from nothing. It
 * is what the streams must arrive at, in whatever order claims and decisions come to them; it holds all claims in memory.
 *
 * <pre>{@code
 * RecordByDefinition record = RecordByDefinition.of(claims, decisions);
 * record.answers().forEach((proposition, answer) -> ...);
 * }</pre>
 *
 * <p>Claims are judged by the decisions on them. What the judgements teach makes the priors, see {@link BeliefPriors}: of
 * claims that are there only, so that a decision on a claim that is gone teaches nothing.
 */
public final class RecordByDefinition {

    private final SortedMap<PropositionId, List<Placement>> placements;
    private final Map<String, List<Decision>> decisions;
    private final Reconciler reconciler;

    /**
     * The answer to one proposition.
     *
     * @param claim the curated claim
     * @param decisions those on the proposition that stand, in the order in which they were given
     */
    public record Answer(CuratedClaim claim, List<Decision> decisions) {
        public Answer {
            decisions = List.copyOf(decisions);
        }
    }

    private RecordByDefinition(
            SortedMap<PropositionId, List<Placement>> placements,
            Map<String, List<Decision>> decisions,
            BeliefPriors priors) {
        this.placements = placements;
        this.decisions = decisions;
        this.reconciler = new Reconciler(priors);
    }

    /**
     * The record of these claims and decisions.
     *
     * @param claims in any order; of each id one
     * @param decisions those that stand, in any order; of each key one
     * @throws IllegalArgumentException if two claims share an id, or two decisions a key
     */
    public static RecordByDefinition of(Collection<Claim> claims, Collection<Decision> decisions) {
        Map<String, List<Decision>> bySubject = bySubject(decisions);
        SortedMap<ClaimId, Claim> byId = new TreeMap<>();
        for (Claim claim : claims) {
            if (byId.put(claim.id(), claim) != null) {
                throw new IllegalArgumentException("Of each claim there is one, and two are " + claim.id());
            }
        }
        SortedMap<PropositionId, List<Placement>> placements = new TreeMap<>();
        Map<String, Reliability> taught = new TreeMap<>();
        for (Claim claim : byId.values()) {
            Judgement judgement =
                    Decision.judgementOf(bySubject.getOrDefault(claim.id().value(), List.of()));
            for (Placement placement : Placement.of(claim, judgement)) {
                placements
                        .computeIfAbsent(placement.proposition().id(), proposition -> new ArrayList<>())
                        .add(placement);
            }
            for (String subject : BeliefPriors.subjectsOf(claim)) {
                teach(taught, subject, judgement.ruling());
            }
        }
        return new RecordByDefinition(
                placements, bySubject, BeliefPriors.indraReading().learned(taught));
    }

    private static Map<String, List<Decision>> bySubject(Collection<Decision> decisions) {
        Map<String, Decision> byKey = new HashMap<>();
        Map<String, List<Decision>> bySubject = new HashMap<>();
        for (Decision decision : decisions) {
            if (byKey.put(decision.key(), decision) != null) {
                throw new IllegalArgumentException("Of each decision there is one, and two are " + decision.key());
            }
            bySubject
                    .computeIfAbsent(decision.subject().key(), subject -> new ArrayList<>())
                    .add(decision);
        }
        return bySubject;
    }

    private static void teach(Map<String, Reliability> taught, String subject, Ruling ruling) {
        Reliability before = taught.getOrDefault(subject, new Reliability(0, 0));
        switch (ruling) {
            case ACCEPTED -> taught.put(subject, new Reliability(before.accepted() + 1, before.rejected()));
            case REJECTED -> taught.put(subject, new Reliability(before.accepted(), before.rejected() + 1));
            case NONE -> {
                // Nothing is learned from a claim that nobody has judged.
            }
        }
    }

    /** The answers by proposition, in the order of the propositions' keys; those on which no claim counts have none. */
    public SortedMap<PropositionId, Answer> answers() {
        SortedMap<PropositionId, Answer> answers = new TreeMap<>();
        for (PropositionId proposition : placements.keySet()) {
            answer(proposition).ifPresent(answer -> answers.put(proposition, answer));
        }
        return Collections.unmodifiableSortedMap(answers);
    }

    /** The answer to one proposition; nothing if no claim counts. */
    public Optional<Answer> answer(PropositionId proposition) {
        return reconciler
                .reconcile(placements.getOrDefault(proposition, List.of()))
                .map(claim -> new Answer(claim, decisions.getOrDefault(proposition.value(), List.of())));
    }
}
