package dev.consilience.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Has brokers remove within minutes what they otherwise remove within months: events are kept for ten minutes, and segments are closed, and so
 * compacted, at a megabyte. Then within an hour as much goes as comes.
 */
final class ShortMemory {

    private static final Duration KEPT = Duration.ofMinutes(10);
    /** The smallest that Kafka takes. */
    private static final int SEGMENT_BYTES = 1 << 20;

    private ShortMemory() {}

    /** For all topics that there are, Kafka's own among them. */
    static void of(RunningPipeline pipeline) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(pipeline.administration().settings())) {
            List<ConfigResource> topics =
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList();
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            for (Map.Entry<ConfigResource, Config> topic :
                    admin.describeConfigs(topics).all().get().entrySet()) {
                List<AlterConfigOp> change = new ArrayList<>();
                change.add(set(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES)));
                String cleanup =
                        topic.getValue().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
                if (cleanup.equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
                    change.add(set(TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis())));
                }
                changes.put(topic.getKey(), change);
            }
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    }
}
