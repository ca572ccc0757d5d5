package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Dimension;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** How records become bytes. */
class OneSchemaDatumsTest {

    private static final List<String> STIMULI = List.of("mechanical", "heat", "cold");

    /** What a record's own code writes is what follows from its schema, of records that have such code all through and of others. */
    @Test
    void areWrittenAsTheirSchemaSays() throws IOException {
        OneSchemaDatums<SpecificRecord> datums = new OneSchemaDatums<>();
        for (long seed = 0; seed < 50; seed++) {
            for (SpecificRecord value : records(new Random(seed))) {
                DatumWriter<SpecificRecord> bySchema = new SpecificDatumWriter<>(value.getSchema(), new SpecificData());

                assertThat(bytes(datums.createDatumWriter(value, value.getSchema()), value))
                        .as("seed %d, %s", seed, value.getSchema().getName())
                        .isEqualTo(bytes(bySchema, value));
            }
        }
    }

    private static List<SpecificRecord> records(Random random) {
        List<Placement> placements = new ArrayList<>();
        for (int article = 0; article <= random.nextInt(5); article++) {
            placements.add(Evidence.from("article-" + article)
                    .in(Dimension.STIMULUS, STIMULI.get(random.nextInt(STIMULI.size())))
                    .on("pain"));
        }
        List<SpecificRecord> records = new ArrayList<>();
        placements.forEach(placement -> {
            records.add(ClaimRecords.toRecord(placement));
            records.add(ClaimRecords.toRecord(placement.claim()));
            new Reconciler(BeliefPriors.indraReading())
                    .reconcile(List.of(placement))
                    .ifPresent(claim -> records.add(CuratedRecords.toRecord(claim, List.of())));
        });
        return records;
    }

    private static byte[] bytes(DatumWriter<SpecificRecord> writer, SpecificRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
