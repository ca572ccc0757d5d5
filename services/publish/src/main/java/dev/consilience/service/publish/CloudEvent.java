package dev.consilience.service.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The attributes that tell subscribers what a record is, in its headers, as CloudEvents 1.0 binds them to Kafka in binary mode.
 *
 * <p>The id is where the answer stood that was published, and which of the records it is that were made of it: the same when
 * it is published again after a crash, another for every other event.
 */
enum CloudEvent {
    /** A curated claim as it is now. */
    CLAIM,
    /** A claim on which studies differ as it is now. */
    CONFLICT,
    /** A change of a curated claim. */
    CHANGE;

    private static final String SOURCE = "/consilience/publish";
    private static final String TYPE = "dev.consilience.curated.";

    /**
     * Says so in a record's headers, in place of what is there.
     *
     * @param claim the key of the curated claim
     * @param time the record's time, in milliseconds since 1970
     * @param place where the answer stood
     * @param number which of the records it is that were made of it, from zero
     */
    void writeTo(Headers headers, String claim, long time, RecordMetadata place, int number) {
        String type = name().toLowerCase(Locale.ROOT);
        put(headers, "ce_specversion", "1.0");
        put(
                headers,
                "ce_id",
                type + ":" + place.topic() + "-" + place.partition() + ":" + place.offset() + ":" + number);
        put(headers, "ce_source", SOURCE);
        put(headers, "ce_type", TYPE + type);
        put(headers, "ce_subject", claim);
        put(headers, "ce_time", Instant.ofEpochMilli(time).toString());
        put(headers, "content-type", "application/avro");
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
