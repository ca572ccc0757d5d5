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
import org.apache.kafka.common.header.Header;

/**
 * What was written to a topic.
 *
 * @param records how many, without the marks of transactions
 * @param bytes of keys, values and headers, before compression
 * @param keys how many keys have a value in the end
 * @param digest of the last value of each key, without the number of its schema, in the order of the keys: SHA-256
 * @param values some of them, evenly spread
 */
record Volume(long records, long bytes, long keys, String digest, List<byte[]> values) {

    private static final int MOST_VALUES = 200;
    /** A zero and the number of the schema, as Confluent's wire format has it. */
    private static final int BEFORE_VALUE = 5;

    static Volume of(KafkaConnection kafka, String topic) {
        Map<String, byte[]> table = new TreeMap<>();
        List<byte[]> values = new ArrayList<>();
        long[] sums = new long[2];
        int[] step = {1};
        try (TopicReader reader = TopicReader.of(kafka, topic)) {
            reader.readToEnd(record -> {
                sums[0]++;
                sums[1] += record.key().length();
                for (Header header : record.headers()) {
                    sums[1] += header.key().length() + header.value().length;
                }
                if (record.value() == null) {
                    table.remove(record.key());
                    return;
                }
                sums[1] += record.value().length;
                table.put(record.key(), record.value());
                if (sums[0] % step[0] == 0) {
                    values.add(record.value());
                }
                if (values.size() == MOST_VALUES * 2) {
                    // Every second one stays, and from here on half as many are taken.
                    for (int place = MOST_VALUES * 2 - 1; place > 0; place -= 2) {
                        values.remove(place);
                    }
                    step[0] *= 2;
                }
            });
        }
        return new Volume(sums[0], sums[1], table.size(), digest(table), List.copyOf(values));
    }

    /** How many bytes a record has. */
    double bytesPerRecord() {
        return bytes / (double) Math.max(1, records);
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
}
