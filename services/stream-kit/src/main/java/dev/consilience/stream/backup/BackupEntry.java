package dev.consilience.stream.backup;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic as a file has it: the value in its own schema and not by a registry's number, so that the file can be read without the
 * registry that it was written beside, by any tool that reads Avro.
 *
 * @param partition where it was, and goes back to
 * @param timestamp in milliseconds since 1970
 * @param value null for a tombstone; the bytes as they are where they are no value of the topic
 */
record BackupEntry(
        int partition, long timestamp, String key, @Nullable Object value, List<Header> headers) {

    private static final Schema HEADER = SchemaBuilder.record("BackupHeader")
            .namespace("dev.consilience.backup")
            .fields()
            .requiredString("key")
            .requiredBytes("value")
            .endRecord();

    /** The schema of a file of values of such a schema. */
    static Schema schema(Schema value) {
        return SchemaBuilder.record("BackupEntry")
                .namespace("dev.consilience.backup")
                .fields()
                .requiredInt("partition")
                .requiredLong("timestamp")
                .requiredString("key")
                .name("value")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), value, Schema.create(Schema.Type.BYTES)))
                .noDefault()
                .name("headers")
                .type(Schema.createArray(HEADER))
                .noDefault()
                .endRecord();
    }

    static BackupEntry of(int partition, long timestamp, String key, @Nullable Object value, Headers headers) {
        return new BackupEntry(partition, timestamp, key, value, List.of(headers.toArray()));
    }

    static BackupEntry of(GenericRecord record) {
        List<Header> headers = new ArrayList<>();
        for (Object each : (List<?>) record.get("headers")) {
            GenericRecord header = (GenericRecord) each;
            headers.add(new RecordHeader(header.get("key").toString(), bytes((ByteBuffer) header.get("value"))));
        }
        return new BackupEntry(
                (Integer) record.get("partition"),
                (Long) record.get("timestamp"),
                record.get("key").toString(),
                record.get("value"),
                headers);
    }

    /** What a buffer holds. */
    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    GenericRecord toRecord(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("partition", partition);
        record.put("timestamp", timestamp);
        record.put("key", key);
        record.put("value", value);
        List<GenericRecord> all = new ArrayList<>();
        for (Header header : headers) {
            GenericRecord one = new GenericData.Record(HEADER);
            one.put("key", header.key());
            one.put("value", ByteBuffer.wrap(header.value()));
            all.add(one);
        }
        record.put("headers", all);
        return record;
    }
}
