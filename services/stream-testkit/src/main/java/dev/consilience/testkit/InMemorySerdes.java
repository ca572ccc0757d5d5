package dev.consilience.testkit;

import dev.consilience.stream.RecordSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Serdes in the registry wire format without a registry: the id of a schema is always 1, so that bytes which are no such
 * record are refused as a real registry's client would refuse them.
 */
public final class InMemorySerdes implements RecordSerdes {

    private static final byte MAGIC = 0;
    private static final int ID = 1;
    private static final int PREFIX = 5;

    @Override
    public <V extends SpecificRecord> Serde<V> of(String name, Class<V> type) {
        Schema schema = SpecificData.get().getSchema(type);
        SpecificDatumWriter<SpecificRecord> writer = new SpecificDatumWriter<>(schema);
        SpecificDatumReader<SpecificRecord> reader = new SpecificDatumReader<>(schema);
        return Serdes.serdeFrom(
                (topic, value) -> write(writer, value), (topic, bytes) -> type.cast(read(reader, schema, bytes)));
    }

    private static byte @Nullable [] write(SpecificDatumWriter<SpecificRecord> writer, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(MAGIC);
            bytes.write(ByteBuffer.allocate(4).putInt(ID).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable SpecificRecord read(
            SpecificDatumReader<SpecificRecord> reader, Schema schema, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < PREFIX
                || bytes[0] != MAGIC
                || ByteBuffer.wrap(bytes, 1, 4).getInt() != ID) {
            throw new SerializationException("These " + bytes.length + " bytes are not in the registry wire format");
        }
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, null));
        } catch (IOException e) {
            throw new SerializationException("The bytes do not hold a " + schema.getFullName(), e);
        }
    }
}
