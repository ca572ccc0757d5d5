package dev.consilience.benchmark;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What was written to a topic.
 *
 * @param written how many records, by their offsets: those too that compaction has taken away since, and marks of transactions
 * @param read how many records are there still
 * @param bytes of those: keys, values and headers, before compression
 * @param keys how many keys have a value in the end
 * @param digest of the last value of each key, without the number of its schema, in the order of the keys: SHA-256; empty unless it was
 *     asked for
 * @param values some of them, evenly spread
 */
record Volume(long written, long read, long bytes, long keys, String digest, List<byte[]> values) {

    private static final byte[] NOTHING = {};
    /** A zero and the number of the schema, as Confluent's wire format has it. */
    private static final int BEFORE_VALUE = 5;

    /**
     * Reads a topic.
     *
     * @param digested whether the digest is wanted, for which all its last values have to be in memory
     */
    static Volume of(KafkaConnection kafka, String topic, boolean digested) {
        Map<String, byte[]> table = new TreeMap<>();
        Sample sample = new Sample();
        Map<Integer, Long> ends = new TreeMap<>();
        long[] sums = new long[2];
        try (TopicReader reader = TopicReader.of(kafka, topic)) {
            reader.readToEnd(record -> {
                sums[0]++;
                sums[1] += bytes(record);
                ends.put(record.partition(), record.offset() + 1);
                if (record.value() == null) {
                    table.remove(record.key());
                    return;
                }
                sample.offer(record.value());
                if (digested) {
                    table.put(record.key(), record.value());
                } else {
                    table.put(record.key(), NOTHING);
                }
            });
        }
        String digest = "";
        if (digested) {
            digest = digest(table);
        }
        long written = ends.values().stream().mapToLong(Long::longValue).sum();
        return new Volume(written, sums[0], sums[1], table.size(), digest, sample.values());
    }

    private static long bytes(ConsumerRecord<String, byte[]> record) {
        long bytes = record.key().length();
        for (Header header : record.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        if (record.value() != null) {
            bytes += record.value().length;
        }
        return bytes;
    }

    /** How many bytes a record has. */
    double bytesPerRecord() {
        return bytes / (double) Math.max(1, read);
    }

    private static String digest(Map<String, byte[]> table) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            table.forEach((key, value) -> {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
                int from = Math.min(BEFORE_VALUE, value.length);
                digest.update(value, from, value.length - from);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Some of many, evenly spread, without knowing how many will come. */
    private static final class Sample {

        private static final int MOST = 400;

        private final List<byte[]> values = new ArrayList<>();
        private long offered;
        private long step = 1;

        void offer(byte[] value) {
            if (offered % step == 0) {
                values.add(value);
            }
            offered++;
            if (values.size() == MOST) {
                // Every second one stays, and from here on half as many are taken.
                for (int place = MOST - 1; place > 0; place -= 2) {
                    values.remove(place);
                }
                step *= 2;
            }
        }

        List<byte[]> values() {
            return List.copyOf(values);
        }
    }
}
