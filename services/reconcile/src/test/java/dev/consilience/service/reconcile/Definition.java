package dev.consilience.service.reconcile;

import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.decision.Decision;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        Map<String, byte[]> record = new TreeMap<>();
        worked().answers().forEach((proposition, answer) -> record.put(proposition.value(), bytes(toRecord(answer))));
        return record;
    }

    /** The answer to one proposition, to be shown where it is not the one expected. */
    Optional<CuratedClaimRecord> answer(String proposition) {
        return worked().answer(new PropositionId(proposition)).map(Definition::toRecord);
    }

    private RecordByDefinition worked() {
        return RecordByDefinition.of(claims.values(), decisions.values());
    }

    private static CuratedClaimRecord toRecord(RecordByDefinition.Answer answer) {
        return CuratedRecords.toRecord(answer.claim(), answer.decisions());
    }

    static byte[] bytes(CuratedClaimRecord record) {
        try {
            return record.toByteBuffer().array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
