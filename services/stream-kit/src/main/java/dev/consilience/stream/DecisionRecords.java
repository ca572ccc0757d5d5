package dev.consilience.stream;

import dev.consilience.claim.ClaimId;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Act;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Reliability;
import dev.consilience.reconcile.Verdict;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.DecisionAct;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.schema.ReasonForRejection;
import dev.consilience.schema.ReliabilityRecord;
import java.util.Optional;

/** Decisions, and what they teach, between model and Avro. Each way loses nothing. */
public final class DecisionRecords {

    private DecisionRecords() {}

    /** The topic that a decision goes to. */
    public static TopicDef<DecisionRecord> topicOf(Subject subject) {
        if (subject instanceof Subject.OfClaim) {
            return TopicCatalogue.CLAIM_DECISIONS;
        }
        return TopicCatalogue.PROPOSITION_DECISIONS;
    }

    /** The decision as a record. */
    public static DecisionRecord toRecord(Decision decision) {
        DecisionRecord.Builder builder = DecisionRecord.newBuilder();
        if (decision.subject() instanceof Subject.OfClaim) {
            builder.setClaim(decision.subject().key());
        } else {
            builder.setProposition(decision.subject().key());
        }
        return builder.setId(decision.id())
                .setAct(DecisionAct.valueOf(decision.act().name()))
                .setReason(decision.reason()
                        .map(reason -> ReasonForRejection.valueOf(reason.name()))
                        .orElse(null))
                .setVerdict(decision.verdict()
                        .map(verdict -> ClaimVerdict.valueOf(verdict.name()))
                        .orElse(null))
                .setComment(decision.comment())
                .setBy(decision.by())
                .setAt(decision.at())
                .build();
    }

    /**
     * The record as a decision.
     *
     * @throws IllegalArgumentException if it makes none: the message says why
     */
    public static Decision fromRecord(DecisionRecord record) {
        return new Decision(
                record.getId(),
                subject(record),
                Act.valueOf(record.getAct().name()),
                Optional.ofNullable(record.getReason()).map(reason -> RejectionReason.valueOf(reason.name())),
                Optional.ofNullable(record.getVerdict()).map(verdict -> Verdict.valueOf(verdict.name())),
                record.getComment(),
                record.getBy(),
                record.getAt());
    }

    private static Subject subject(DecisionRecord record) {
        String claim = record.getClaim();
        String proposition = record.getProposition();
        if (claim != null && proposition == null) {
            return new Subject.OfClaim(new ClaimId(claim));
        }
        if (claim == null && proposition != null) {
            return new Subject.OfProposition(new PropositionId(proposition));
        }
        throw new IllegalArgumentException(
                "A decision is about a claim or a proposition: claim=" + claim + ", proposition=" + proposition);
    }

    /** The counts as a record. */
    public static ReliabilityRecord toRecord(String subject, Reliability reliability) {
        return new ReliabilityRecord(subject, reliability.accepted(), reliability.rejected());
    }

    /** The record as counts. */
    public static Reliability fromRecord(ReliabilityRecord record) {
        return new Reliability(record.getAccepted(), record.getRejected());
    }
}
