package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Placement;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.ClaimRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts each claim under the propositions that it speaks to, with what curators have ruled of it, and takes it away from those
 * that it no longer speaks to.
 */
final class PlaceClaims implements Processor<String, ClaimChange, String, PlacedClaimRecord> {

    private @Nullable ProcessorContext<String, PlacedClaimRecord> context;

    @Override
    public void init(ProcessorContext<String, PlacedClaimRecord> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, ClaimChange> record) {
        Map<String, PlacedClaimRecord> then = placements(record.value().then());
        Map<String, PlacedClaimRecord> now = placements(record.value().now());
        then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> forward(record, key, null));
        now.forEach((key, value) -> {
            if (!value.equals(then.get(key))) {
                forward(record, key, value);
            }
        });
    }

    private void forward(Record<String, ClaimChange> record, String key, @Nullable PlacedClaimRecord value) {
        Objects.requireNonNull(context).forward(new Record<>(key, value, record.timestamp(), record.headers()));
    }

    private static Map<String, PlacedClaimRecord> placements(@Nullable JudgedClaim claim) {
        Map<String, PlacedClaimRecord> placements = new LinkedHashMap<>();
        if (claim != null) {
            List<Placement> all = Placement.of(claim.claim(), claim.judgement());
            all.forEach(placement -> placements.put(placement.key(), ClaimRecords.toRecord(placement)));
        }
        return placements;
    }
}
