package dev.consilience.stream;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * What reads and writes values by a schema, kept for the schema that was asked for last: a serde of ours has one schema, or a
 * few while versions change. The registry's own provider keeps them too, but works out a fingerprint of the schema for each
 * value to find them, which took a third of a busy service's time.
 *
 * <p>Public because the registry's client makes it. Any number of threads may use one.
 */
public final class OneSchemaDatums<T> extends DefaultAvroDatumProvider<T> {

    private record Reading<T>(Schema schema, DatumReader<T> reader) {}

    private record Writing<T>(Schema schema, DatumWriter<T> writer) {}

    private volatile @Nullable Reading<T> lastReading;
    private volatile @Nullable Writing<T> lastWriting;

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object is enough; comparing schemas is what costs
    public DatumReader<T> createDatumReader(Schema schema) {
        Reading<T> last = lastReading;
        if (last == null || last.schema() != schema) {
            last = new Reading<>(schema, super.createDatumReader(schema));
            lastReading = last;
        }
        return Objects.requireNonNull(last).reader();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object is enough; comparing schemas is what costs
    public DatumWriter<T> createDatumWriter(T value, Schema schema) {
        Writing<T> last = lastWriting;
        if (last == null || last.schema() != schema) {
            last = new Writing<>(schema, writer(value, schema));
            lastWriting = last;
        }
        return Objects.requireNonNull(last).writer();
    }

    /**
     * With the code that Avro generated for each record, where there is any, instead of looking up each field of each value in the schema.
     * That code writes by the schema of the class, which is the one that is asked for: it is the one that is registered.
     */
    private DatumWriter<T> writer(T value, Schema schema) {
        DatumWriter<T> writer = super.createDatumWriter(value, schema);
        if (writer instanceof SpecificDatumWriter<T> specific) {
            specific.getSpecificData().setCustomCoders(true);
        }
        return writer;
    }
}
