package dev.consilience.service.publish.record;

import dev.consilience.stream.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the brokers where topics end. Connects when it is first asked. */
final class TopicEnds implements CatchUp.Ends, AutoCloseable {

    private static final int PATIENCE_MS = 5_000;

    private final KafkaConnection kafka;
    private @Nullable Admin admin;

    TopicEnds(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    @Override
    public synchronized Map<TopicPartition, Long> of(Set<TopicPartition> partitions, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        connected()
                .listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all()
                .get(atMost.toNanos(), TimeUnit.NANOSECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Admin connected() {
        Admin current = admin;
        if (current == null) {
            Map<String, Object> settings = kafka.settings();
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            current = Admin.create(settings);
            admin = current;
        }
        return current;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofMillis(PATIENCE_MS));
        }
    }
}
