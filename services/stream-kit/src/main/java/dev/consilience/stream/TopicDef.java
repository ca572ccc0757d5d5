package dev.consilience.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic: its name, what is in it, and how long that is kept. Keys are always text in UTF-8.
 *
 * @param name {@code <area>.<thing>.<kind>.v<n>}: lower case, digits, dots and hyphens
 * @param valueType the class of its values
 * @param partitions how many; all topics between two steps that join or share state have the same number
 * @param cleanup what Kafka removes
 * @param retention for {@link Cleanup#DELETE} how long a record is kept; for {@link Cleanup#COMPACT} how long a
 *     tombstone is, which is how far a follower may fall behind without missing a withdrawal
 * @param about one sentence for people
 */
public record TopicDef<V extends SpecificRecord>(
        String name, Class<V> valueType, int partitions, Cleanup cleanup, Duration retention, String about) {

    private static final Pattern FORM = Pattern.compile("[a-z-]+(\\.[a-z-]+){1,3}\\.v[0-9]+");
    private static final int LONGEST = 249;
    /** Kafka compacts no segment that is still written to, and by default begins a new one at a gigabyte. */
    private static final long COMPACTED_SEGMENT_BYTES = 32L << 20;

    /** What Kafka removes from a topic. */
    public enum Cleanup {
        /** All but the last value of each key. */
        COMPACT,
        /** What is older than the retention. */
        DELETE
    }

    public TopicDef {
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A topic is called <area>.<thing>.<kind>.v<n> in lower case, not \"" + name + "\"");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("Topic " + name + " needs a partition, not " + partitions);
        }
    }

    /** The subject under which the registry keeps the schema of its values. */
    public String subject() {
        return name + "-value";
    }

    /** The topic's configuration as Kafka spells it. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        switch (cleanup) {
            case COMPACT -> {
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
                config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(COMPACTED_SEGMENT_BYTES));
            }
            case DELETE -> {
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
                // Kept by when it was written: what it tells of may be older than any retention.
                config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
            }
        }
        return config;
    }
}
