package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Placement;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.stream.ClaimRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts each claim under the propositions that it speaks to, and takes it away from those that it no longer speaks to.
 * The last value of each claim is kept, so that it is known where it stands.
 */
final class PlaceClaims implements Processor<String, ClaimRecord, String, PlacedClaimRecord> {

    private @Nullable ProcessorContext<String, PlacedClaimRecord> context;
    private @Nullable KeyValueStore<String, ClaimRecord> placed;

    @Override
    public void init(ProcessorContext<String, PlacedClaimRecord> newContext) {
        context = newContext;
        placed = newContext.getStateStore(ReconcileTopology.CLAIMS_PLACED);
    }

    @Override
    public void process(Record<String, ClaimRecord> record) {
        KeyValueStore<String, ClaimRecord> store = Objects.requireNonNull(placed);
        ClaimRecord before = store.get(record.key());
        ClaimRecord after = record.value();
        if (Objects.equals(before, after)) {
            return;
        }
        Map<String, PlacedClaimRecord> then = placements(before);
        Map<String, PlacedClaimRecord> now = placements(after);
        then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> forward(record, key, null));
        now.forEach((key, value) -> {
            if (!value.equals(then.get(key))) {
                forward(record, key, value);
            }
        });
        store.put(record.key(), after);
    }

    private void forward(Record<String, ClaimRecord> record, String key, @Nullable PlacedClaimRecord value) {
        Objects.requireNonNull(context).forward(new Record<>(key, value, record.timestamp(), record.headers()));
    }

    private static Map<String, PlacedClaimRecord> placements(@Nullable ClaimRecord claim) {
        Map<String, PlacedClaimRecord> placements = new LinkedHashMap<>();
        if (claim != null) {
            List<Placement> all = Placement.of(ClaimRecords.fromRecord(claim));
            all.forEach(placement -> placements.put(placement.key(), ClaimRecords.toRecord(placement)));
        }
        return placements;
    }
}
