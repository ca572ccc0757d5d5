package dev.consilience.service.reconcile;

import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.schema.JudgedClaimRecord;
import dev.consilience.stream.CompoundKeys;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells how curators judged a standing claim, once for each thing that it teaches something of. */
final class TellJudgements implements Processor<String, ClaimChange, String, JudgedClaimRecord> {

    private @Nullable ProcessorContext<String, JudgedClaimRecord> context;

    @Override
    public void init(ProcessorContext<String, JudgedClaimRecord> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, ClaimChange> record) {
        Map<String, JudgedClaimRecord> then = judgements(record.value().then());
        Map<String, JudgedClaimRecord> now = judgements(record.value().now());
        then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> forward(record, key, null));
        now.forEach((key, value) -> {
            if (!value.equals(then.get(key))) {
                forward(record, key, value);
            }
        });
    }

    private void forward(Record<String, ClaimChange> record, String key, @Nullable JudgedClaimRecord value) {
        Objects.requireNonNull(context).forward(new Record<>(key, value, record.timestamp(), record.headers()));
    }

    private static Map<String, JudgedClaimRecord> judgements(@Nullable JudgedClaim judged) {
        Map<String, JudgedClaimRecord> judgements = new TreeMap<>();
        if (judged == null || judged.judgement().ruling() == Ruling.NONE) {
            return judgements;
        }
        String claim = judged.claim().id().value();
        boolean rejected = judged.judgement().isRejected();
        for (String subject : BeliefPriors.subjectsOf(judged.claim())) {
            judgements.put(CompoundKeys.of(subject, claim), new JudgedClaimRecord(subject, claim, rejected));
        }
        return judgements;
    }
}
