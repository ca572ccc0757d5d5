package dev.consilience.stream.json;

import dev.consilience.decision.Decision;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.DecisionRecords;
import org.jspecify.annotations.Nullable;

/**
 * A decision as JSON shows it.
 *
 * @param key by which it is taken back: that of its claim or proposition, a slash, its id
 * @param id tells it from others on the same subject
 * @param claim the claim that it is about; null where it is about a proposition
 * @param proposition the proposition that it is about; null where it is about a claim
 * @param act what the curator does
 * @param reason what is wrong with the claim; null unless it is rejected
 * @param verdict the verdict that is approved; null unless one is
 * @param comment what the curator has to say; may be empty
 * @param by the name of the curator
 * @param at when it was decided, in ISO form and UTC
 */
public record DecisionJson(
        String key,
        String id,
        @Nullable String claim,
        @Nullable String proposition,
        String act,
        @Nullable String reason,
        @Nullable String verdict,
        String comment,
        String by,
        String at) {

    /** A decision of the model. */
    public static DecisionJson of(Decision decision) {
        return of(DecisionRecords.toRecord(decision));
    }

    /** A decision as its topic, or a curated record, has it. */
    public static DecisionJson of(DecisionRecord decision) {
        String subject = decision.getClaim();
        if (subject == null) {
            subject = decision.getProposition();
        }
        return new DecisionJson(
                subject + "/" + decision.getId(),
                decision.getId(),
                decision.getClaim(),
                decision.getProposition(),
                decision.getAct().name(),
                ClaimJson.nameOf(decision.getReason()),
                ClaimJson.nameOf(decision.getVerdict()),
                decision.getComment(),
                decision.getBy(),
                decision.getAt().toString());
    }
}
