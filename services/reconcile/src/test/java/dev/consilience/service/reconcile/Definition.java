package dev.consilience.service.reconcile;

import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Ruling;
import dev.consilience.decision.Decision;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Reliability;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The claims and the decisions that stand, and the record that follows from them, worked out from nothing each time. */
final class Definition {

    private final Map<ClaimId, Claim> claims = new TreeMap<>();
    private final Map<String, Decision> decisions = new TreeMap<>();

    void put(Claim claim) {
        claims.put(claim.id(), claim);
    }

    void remove(Claim claim) {
        claims.remove(claim.id());
    }

    void put(Decision decision) {
        decisions.put(decision.key(), decision);
    }

    void takeBack(Decision decision) {
        decisions.remove(decision.key());
    }

    List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The curated record: the bytes of each answer, by proposition. */
    Map<String, byte[]> record() {
        Map<String, List<Placement>> byProposition = new TreeMap<>();
        for (Claim claim : claims.values()) {
            for (Placement placement : Placement.of(claim, judgement(claim))) {
                byProposition
                        .computeIfAbsent(placement.proposition().id().value(), key -> new ArrayList<>())
                        .add(placement);
            }
        }
        Reconciler reconciler = new Reconciler(priors());
        Map<String, byte[]> record = new TreeMap<>();
        byProposition.forEach((proposition, placements) -> reconciler
                .reconcile(placements)
                .map(claim -> CuratedRecords.toRecord(claim, on(proposition)))
                .ifPresent(answer -> record.put(proposition, bytes(answer))));
        return record;
    }

    /** The answer to one proposition, to be shown where it is not the one expected. */
    Optional<CuratedClaimRecord> answer(String proposition) {
        List<Placement> placements = claims.values().stream()
                .flatMap(claim -> Placement.of(claim, judgement(claim)).stream())
                .filter(placement -> placement.proposition().id().value().equals(proposition))
                .toList();
        return new Reconciler(priors())
                .reconcile(placements)
                .map(claim -> CuratedRecords.toRecord(claim, on(proposition)));
    }

    private BeliefPriors priors() {
        Map<String, Reliability> table = new TreeMap<>();
        for (Claim claim : claims.values()) {
            Judgement judgement = judgement(claim);
            for (String subject : BeliefPriors.subjectsOf(claim)) {
                Reliability before = table.getOrDefault(subject, new Reliability(0, 0));
                if (judgement.ruling() == Ruling.ACCEPTED) {
                    table.put(subject, new Reliability(before.accepted() + 1, before.rejected()));
                } else if (judgement.ruling() == Ruling.REJECTED) {
                    table.put(subject, new Reliability(before.accepted(), before.rejected() + 1));
                }
            }
        }
        return BeliefPriors.indraReading().learned(table);
    }

    private Judgement judgement(Claim claim) {
        return Decision.judgementOf(on(claim.id().value()));
    }

    private Collection<Decision> on(String subject) {
        return decisions.values().stream()
                .filter(decision -> decision.subject().key().equals(subject))
                .toList();
    }

    static byte[] bytes(CuratedClaimRecord record) {
        try {
            return record.toByteBuffer().array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
