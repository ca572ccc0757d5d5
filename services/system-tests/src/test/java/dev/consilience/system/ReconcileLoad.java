package dev.consilience.system;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.reconcile.Evidence;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures the reconcile service under load: claims over propositions of which few have very many (Zipf's law with the
 * exponent 1), through the real service, exactly once, with its broker and registry on this machine. Each tenth of the claims
 * is sent and worked off before the next, and a line says how long that took and how much state there is.
 *
 * <p>{@code measure ReconcileLoad [CLAIMS [PROPOSITIONS [BROKERS [INSTANCES]]]]}: 1,000,000 and 200,000, one of each, by default.
 */
public final class ReconcileLoad {

    private static final int PARTS = 10;
    private static final String GROUP = "consilience-reconcile-3";
    private static final List<String> INPUTS =
            List.of(TopicCatalogue.CLAIMS.name(), TopicCatalogue.PLACED_CLAIMS.name());

    private final RunningPipeline pipeline;
    private final double[] shares;
    private final Random random = new Random(1);
    private int sent;

    private ReconcileLoad(RunningPipeline pipeline, int propositions) {
        this.pipeline = pipeline;
        double[] cumulated = IntStream.rangeClosed(1, propositions)
                .mapToDouble(rank -> 1.0 / rank)
                .toArray();
        Arrays.parallelPrefix(cumulated, Double::sum);
        this.shares = cumulated;
    }

    private int rank() {
        int found = Arrays.binarySearch(shares, random.nextDouble() * shares[shares.length - 1]);
        return Math.min(shares.length - 1, Math.abs(found));
    }

    private Claim claim() {
        int number = sent++;
        Direction direction = Direction.DECREASES;
        if (random.nextInt(10) == 0) {
            direction = Direction.NO_EFFECT;
        }
        Evidence evidence = Evidence.from("article" + number * 2 / 3)
                .that("drug " + rank(), direction, "outcome")
                .published((1990 + random.nextInt(35)) + "-0" + (1 + random.nextInt(9)))
                .in(Dimension.SPECIES, pick("mouse", "rat", "human", "dog"))
                .in(Dimension.STIMULUS, pick("heat", "cold", "mechanical"));
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.DOSE, (1 + random.nextInt(50)) + " mg/kg");
        }
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.MODEL, "model " + random.nextInt(200));
        }
        return evidence.claim();
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what was not sent is missed when it is waited for
    private void send(int claims) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", pipeline.bootstrapServers(), "linger.ms", 20, "compression.type", "lz4");
        try (Serializer<ClaimRecord> serializer = new RegistrySerdes(pipeline.registry())
                        .of(TopicCatalogue.CLAIMS)
                        .serializer();
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            String topic = TopicCatalogue.CLAIMS.name();
            for (int i = 0; i < claims; i++) {
                Claim claim = claim();
                byte[] value = serializer.serialize(topic, ClaimRecords.toRecord(claim));
                producer.send(new ProducerRecord<>(topic, claim.id().value(), value));
            }
        }
    }

    /** Waits until the service has committed all that there is of its inputs, twice in a row. */
    private void awaitWorkedOff(Admin admin) throws Exception {
        int quiet = 0;
        while (quiet < 2) {
            Thread.sleep(100);
            long behind = 0;
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition, offset.offset()));
            for (String topic : INPUTS) {
                for (int partition = 0; partition < TopicCatalogue.CLAIMS.partitions(); partition++) {
                    TopicPartition each = new TopicPartition(topic, partition);
                    long end = admin.listOffsets(Map.of(each, OffsetSpec.latest()))
                            .partitionResult(each)
                            .get()
                            .offset();
                    behind += Math.max(0, end - committed.getOrDefault(each, 0L));
                }
            }
            quiet++;
            if (behind > 8) {
                quiet = 0;
            }
        }
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(ReconcileLoad::size)
                            .sum()
                    >> 20;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // compacted away since it was listed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        int claims = Arguments.number(arguments, 0, 1_000_000);
        int propositions = Arguments.number(arguments, 1, 200_000);
        ClusterSize size = new ClusterSize(Arguments.number(arguments, 2, 1), Arguments.number(arguments, 3, 1));
        try (RunningPipeline pipeline = RunningPipeline.start("load", setup -> setup.withSize(size));
                Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrapServers()))) {
            for (LocalPipeline.State state : pipeline.states()) {
                String process = state.process().name();
                if (process.matches("(ingest|extract|publish).*")) {
                    pipeline.kill(process);
                }
            }
            ReconcileLoad load = new ReconcileLoad(pipeline, propositions);
            System.out.println("claims\tseconds\tclaims/s\tstate MB");
            double total = 0;
            for (int part = 1; part <= PARTS; part++) {
                long start = System.nanoTime();
                load.send(claims / PARTS);
                load.awaitWorkedOff(admin);
                double seconds = (System.nanoTime() - start) / 1e9;
                total += seconds;
                System.out.println(load.sent + "\t" + Math.round(seconds * 10) / 10.0 + "\t"
                        + Math.round(claims / (PARTS * seconds)) + "\t"
                        + megabytes(pipeline.data().resolve("state").resolve("reconcile")));
            }
            System.out.println("all\t" + Math.round(total) + "\t" + Math.round(claims / total));
        }
    }
}
