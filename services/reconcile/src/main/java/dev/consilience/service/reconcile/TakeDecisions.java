package dev.consilience.service.reconcile;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Judgement;
import dev.consilience.decision.Decision;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.DecisionRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CompoundKeys;
import dev.consilience.stream.DecisionRecords;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the decisions on claims, and tells where one changes what stands of its claim. */
final class TakeDecisions implements Processor<String, DecisionRecord, String, ClaimChange> {

    private @Nullable State state;

    private record State(
            ProcessorContext<String, ClaimChange> context,
            KeyValueStore<String, ClaimRecord> claims,
            KeyValueStore<String, DecisionRecord> decisions) {}

    @Override
    public void init(ProcessorContext<String, ClaimChange> context) {
        state = new State(
                context,
                context.getStateStore(ReconcileTopology.CLAIMS_PLACED),
                context.getStateStore(ReconcileTopology.CLAIM_DECISIONS));
    }

    @Override
    public void process(Record<String, DecisionRecord> record) {
        State open = Objects.requireNonNull(state);
        String key = record.key();
        DecisionRecord before = open.decisions().get(key);
        DecisionRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        String claim = CompoundKeys.first(key);
        SortedMap<String, Decision> decisions = new ClaimDecisions(open.decisions()).on(claim);
        Judgement then = Decision.judgementOf(decisions.values());
        String words;
        if (after == null) {
            words = "taken back: " + DecisionRecords.fromRecord(before).inWords();
            decisions.remove(key);
        } else {
            Decision decision = readable(key, after);
            words = decision.inWords();
            decisions.put(key, decision);
        }
        tell(open, record, then, Decision.judgementOf(decisions.values()), words);
        open.decisions().put(key, after);
    }

    /** What is under another key than its own would be found under no claim, or under a wrong one. */
    private static Decision readable(String key, DecisionRecord record) {
        Decision decision = DecisionRecords.fromRecord(record);
        if (!decision.key().equals(key)) {
            throw new IllegalArgumentException("The key " + key + " is not that of its decision, " + decision.key());
        }
        return decision;
    }

    private static void tell(
            State open, Record<String, DecisionRecord> record, Judgement then, Judgement now, String words) {
        ClaimRecord found = open.claims().get(CompoundKeys.first(record.key()));
        if (found == null || then.equals(now)) {
            return;
        }
        Claim claim = ClaimRecords.fromRecord(found);
        Headers headers = new RecordHeaders();
        Causes.of(ChangeReason.DECISION, claim.article().value(), words).writeTo(headers);
        ClaimChange change = new ClaimChange(new JudgedClaim(claim, then), new JudgedClaim(claim, now));
        open.context().forward(new Record<>(claim.id().value(), change, record.timestamp(), headers));
    }
}
