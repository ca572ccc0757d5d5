package dev.consilience.service.reconcile;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.schema.CounterRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.DatedClaimRecord;
import dev.consilience.schema.FindingRecord;
import dev.consilience.schema.PendingRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.schema.ReweighingRecord;
import dev.consilience.schema.StratumCountsRecord;
import dev.consilience.schema.StratumNameRecord;
import dev.consilience.schema.TotalsRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Measures what one more claim costs on a proposition that has ten, a thousand, a hundred thousand: taking it in and
 * answering the proposition, with the stores on disk, without Kafka. Prints one line for each.
 *
 * <p>{@code java ... CostOfAClaim [CLAIMS...]}: how many claims the propositions have; 10, 1,000 and 100,000 by default.
 */
public final class CostOfAClaim {

    private static final int MEASURED = 400;
    private static final int ROUNDS = 5;

    private final RecordSerdes serdes = new InMemorySerdes();
    private final Path folder;
    private final MockProcessorContext<String, Causes> taking;
    private final MockProcessorContext<String, CuratedClaimRecord> answering;
    private final TakeEvidence take = new TakeEvidence();
    private final AnswerPropositions answer =
            new AnswerPropositions(BeliefPriors.indraReading(), ReconcileSettings.usual(Duration.ofMillis(50), ""));
    private int recordBytes;

    private CostOfAClaim() throws IOException {
        folder = Files.createTempDirectory("cost-of-a-claim");
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "cost");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        taking = new MockProcessorContext<>(
                settings, new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
        answering = new MockProcessorContext<>(
                settings, new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
        addStore(ReconcileTopology.EVIDENCE, serdes.of(TopicCatalogue.PLACED_CLAIMS));
        addStore(ReconcileTopology.VERDICT_DECISIONS, serdes.of(TopicCatalogue.PROPOSITION_DECISIONS));
        addStore(ReconcileTopology.PENDING, serdes.of(TopicCatalogue.PENDING_STATE, PendingRecord.class));
        addStore(ReconcileTopology.ANSWERS, serdes.of(TopicCatalogue.PROPOSITIONS));
        addStore(ReconcileTopology.REWEIGHING, serdes.of(TopicCatalogue.REWEIGHING_STATE, ReweighingRecord.class));
        addStore(ReconcileTopology.TOTALS, serdes.of(TopicCatalogue.TOTALS_STATE, TotalsRecord.class));
        addStore(ReconcileTopology.FINDINGS, serdes.of(TopicCatalogue.FINDINGS_STATE, FindingRecord.class));
        addStore(ReconcileTopology.DATES, serdes.of(TopicCatalogue.DATES_STATE, DatedClaimRecord.class));
        addStore(ReconcileTopology.STRATA, serdes.of(TopicCatalogue.STRATA_STATE, StratumCountsRecord.class));
        addStore(
                ReconcileTopology.LARGEST_STRATA,
                serdes.of(TopicCatalogue.STRATUM_NAMES_STATE, StratumNameRecord.class));
        addStore(ReconcileTopology.COUNTERS, serdes.of(TopicCatalogue.COUNTERS_STATE, CounterRecord.class));
        open(Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(ReconcileTopology.RELIABILITY),
                        RecordSerdes.keys(),
                        serdes.of(TopicCatalogue.RELIABILITY))
                .withLoggingDisabled());
        take.init(taking);
        answer.init(answering);
    }

    private <V extends SpecificRecord> void addStore(String name, Serde<V> values) {
        open(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), RecordSerdes.keys(), values)
                .withLoggingDisabled());
    }

    private void open(StoreBuilder<? extends StateStore> builder) {
        StateStore store = builder.build();
        store.init(taking.getStateStoreContext(), store);
        taking.addStateStore(store);
        answering.addStateStore(store);
    }

    /** The claims of a literature in which the stimulus matters, and one claim in ten is wrong. */
    private static Claim claim(int number, Random random) {
        String stimulus = pick(random, "heat", "cold", "mechanical", "electrical");
        Direction direction = Direction.DECREASES;
        if (stimulus.equals("heat") != (random.nextInt(10) == 0)) {
            direction = Direction.NO_EFFECT;
        }
        Evidence evidence = Evidence.from("article" + number)
                .that("drug", direction, stimulus + " pain")
                .published((1990 + random.nextInt(35)) + "-0" + (1 + random.nextInt(9)))
                .in(Dimension.STIMULUS, stimulus)
                .in(Dimension.SPECIES, pick(random, "mouse", "rat", "human", "dog"))
                .in(Dimension.DOSE, (1 + random.nextInt(50)) + " mg/kg");
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.MODEL, "model " + random.nextInt(200));
        }
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.ROUTE, pick(random, "oral", "intravenous", "intrathecal"));
        }
        return evidence.claim();
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    private void take(Claim claim) {
        Placement placement = Placement.of(claim).stream()
                .filter(each -> each.proposition().outcome().label().equals("pain"))
                .findFirst()
                .orElseThrow();
        PlacedClaimRecord record = ClaimRecords.toRecord(placement);
        take.process(new Record<>(placement.key(), record, 0));
        for (MockProcessorContext.CapturedForward<? extends String, ? extends Causes> forward : taking.forwarded()) {
            answer.process(new Record<>(
                    forward.record().key(),
                    forward.record().value(),
                    forward.record().timestamp()));
        }
        taking.resetForwards();
    }

    private void answer() {
        answering
                .scheduledPunctuators()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
        answering
                .forwarded()
                .forEach(forward -> recordBytes = size(forward.record().value()));
        answering.resetForwards();
    }

    private static int size(CuratedClaimRecord record) {
        try {
            return record.toByteBuffer().remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Microseconds for each of the claims that come one by one, each answered. */
    private double[] measure(int before, Random random) {
        int number = 0;
        while (number < before) {
            take(claim(number++, random));
            if (number % 1_000 == 0) {
                answer();
            }
        }
        answer();
        double[] micros = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            Claim claim = claim(before + i, random);
            long start = System.nanoTime();
            take(claim);
            answer();
            micros[i] = (System.nanoTime() - start) / 1_000.0;
            if (before < MEASURED) {
                withdraw(claim);
            }
        }
        return micros;
    }

    /** So that a proposition with few claims goes on having few; not measured. */
    private void withdraw(Claim claim) {
        Placement.of(claim).forEach(placement -> take.process(new Record<>(placement.key(), null, 0)));
        taking.forwarded()
                .forEach(forward -> answer.process(new Record<>(
                        forward.record().key(),
                        forward.record().value(),
                        forward.record().timestamp())));
        taking.resetForwards();
        answer();
    }

    private void close() throws IOException {
        for (String name : List.of(ReconcileTopology.EVIDENCE, ReconcileTopology.FINDINGS)) {
            KeyValueStore<?, ?> store = taking.getStateStore(name);
            store.flush();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int[] sizes = {10, 1_000, 100_000};
        if (arguments.length > 0) {
            sizes = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        }
        new CostOfAClaim().measure(2_000, new Random(0));
        System.out.println("claims there\tmedian us\tp90 us\tratio\trecord bytes");
        double first = 0;
        for (int size : sizes) {
            double[] medians = new double[ROUNDS];
            double[] tails = new double[ROUNDS];
            int bytes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                CostOfAClaim costs = new CostOfAClaim();
                double[] micros = costs.measure(size, new Random(round));
                Arrays.sort(micros);
                medians[round] = micros[MEASURED / 2];
                tails[round] = micros[MEASURED * 9 / 10];
                bytes = Math.max(bytes, costs.recordBytes);
                costs.close();
            }
            Arrays.sort(medians);
            Arrays.sort(tails);
            double median = medians[ROUNDS / 2];
            if (first == 0) {
                first = median;
            }
            System.out.println(size + "\t" + Math.round(median) + "\t" + Math.round(tails[ROUNDS / 2]) + "\t"
                    + Math.round(100 * median / first) / 100.0 + "\t" + bytes);
        }
    }
}
