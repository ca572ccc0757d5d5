package dev.consilience.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Keys of two parts with a slash between, such as proposition and claim, on topics that are partitioned by the first part
 * alone. So all that is about one thing comes to one task, which is also the one that has the thing itself.
 */
public final class CompoundKeys {

    private CompoundKeys() {}

    /**
     * The key of two parts.
     *
     * @param first what it is partitioned by, without a slash
     * @param second what tells it from others
     */
    public static String of(String first, String second) {
        if (first.isEmpty() || first.indexOf('/') >= 0) {
            throw new IllegalArgumentException("The first part of a key is not empty and has no slash: " + first);
        }
        return first + "/" + second;
    }

    /**
     * What stands before the slash.
     *
     * @throws IllegalArgumentException if there is no slash, or nothing before it
     */
    public static String first(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("The key has two parts with a slash between, not \"" + key + "\"");
        }
        return key.substring(0, slash);
    }

    /**
     * What stands behind the slash.
     *
     * @throws IllegalArgumentException if there is no slash, or nothing before it
     */
    public static String second(String key) {
        return key.substring(first(key).length() + 1);
    }

    /** Kafka's own way to choose a partition for a key, applied to its first part. */
    public static int partition(String key, int partitions) {
        byte[] first = RecordSerdes.keys().serializer().serialize("", first(key));
        return Utils.toPositive(Utils.murmur2(first)) % partitions;
    }

    /** The same as a topology's sink wants it. */
    public static <V> StreamPartitioner<String, V> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(partition(key, partitions)));
    }
}
