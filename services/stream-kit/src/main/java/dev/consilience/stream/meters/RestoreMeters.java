package dev.consilience.stream.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far state is restored from its change logs. */
public final class RestoreMeters implements StateRestoreListener {

    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final Counter restored;

    /** Tells it there. */
    public RestoreMeters(MeterRegistry meters) {
        Gauge.builder(MeterCatalogue.RESTORE_REMAINING.meter(), this, RestoreMeters::remaining)
                .description(MeterCatalogue.RESTORE_REMAINING.meaning())
                .register(meters);
        restored = Counter.builder(MeterCatalogue.RESTORED_RECORDS.meter())
                .description(MeterCatalogue.RESTORED_RECORDS.meaning())
                .register(meters);
    }

    long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        remaining.put(partition, Math.max(0, to - from));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long records) {
        restored.increment((double) records);
        // Offsets that hold no record, as the ends of transactions do, are not counted in batches.
        remaining.computeIfPresent(partition, (key, before) -> Math.max(0, before - records));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long records) {
        remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long records) {
        remaining.remove(partition);
    }
}
