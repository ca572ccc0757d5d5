package dev.consilience.benchmark;

import dev.consilience.commandline.local.Settlement;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Measures a pipeline, whatever is in it, while something is sent through. */
final class Measured {

    private static final double BYTES_PER_MB = 1e6;
    private static final Duration PATIENCE = Duration.ofHours(10);

    private final KafkaConnection kafka;
    private final Path state;
    private final double secondsToStart;
    private final Set<Extra> extras;
    private final Consumer<Run> seen;

    /**
     * To measure this.
     *
     * @param state the folder of the services' state, one in it for each
     * @param secondsToStart how long it took until all was ready
     * @param extras what is looked at besides
     * @param seen is given each run as soon as it has been, as what comes behind it may take hours, or fail
     */
    Measured(KafkaConnection kafka, Path state, double secondsToStart, Set<Extra> extras, Consumer<Run> seen) {
        this.kafka = kafka;
        this.state = state;
        this.secondsToStart = secondsToStart;
        this.extras = Set.copyOf(extras);
        this.seen = seen;
    }

    /** What is not looked at unless it is asked for. */
    enum Extra {
        /** How long records wait for commits, which gives the brokers more to do. */
        COMMIT_WAITS,
        /** What is in every topic, and not only in that of the curated claims: all is read, and each topic's keys have to fit in memory. */
        ALL_VOLUMES
    }

    /** Sends something. */
    @FunctionalInterface
    interface Load {

        /** Sends what these numbers stand for, and tells who follows of it; the number of bytes. */
        long send(int from, int to, FollowedPapers followed) throws IOException, InterruptedException;
    }

    /**
     * Runs it.
     *
     * @param warmUps how many are sent before, and worked off, without being measured; if several, in rising order, it is measured behind each of
     *     them, to see what becomes of it as it grows
     * @param papers how many are measured each time
     * @return a run for each
     * @throws IOException if something is not taken, or never worked off
     */
    List<Run> run(Map<String, ProcessHandle> processes, List<Integer> warmUps, int papers, Load load)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, Double> ready = resident(processes);
        List<Run> runs = new ArrayList<>();
        int sent = 0;
        for (int warmUp : warmUps) {
            try (FollowedPapers followed = new FollowedPapers(kafka)) {
                load.send(sent, warmUp, followed);
            }
            sent = warmUp + papers;
            awaitSettled();
            Map<String, Volume> volumes = Map.of();
            Run run = run(processes, warmUp, papers, load, ready);
            if (runs.size() == warmUps.size() - 1) {
                volumes = volumes();
            }
            runs.add(run.with(volumes));
            seen.accept(run);
        }
        return runs;
    }

    private Run run(Map<String, ProcessHandle> processes, int warmUp, int papers, Load load, Map<String, Double> ready)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, ProcessUse> before = ProcessUse.of(processes);
        double seconds;
        long bytes;
        Latencies latencies;
        Map<String, Double> commitWaits = Map.of();
        List<Watch.Look> looks;
        Optional<CommitWaits> commits = Optional.empty();
        if (extras.contains(Extra.COMMIT_WAITS)) {
            commits = Optional.of(new CommitWaits(kafka));
        }
        try (FollowedPapers followed = new FollowedPapers(kafka);
                Watch watch = new Watch(kafka)) {
            double begin = watch.now();
            bytes = load.send(warmUp, warmUp + papers, followed);
            awaitSettled();
            seconds = watch.lastGrowth() - begin;
            latencies = followed.latencies();
            looks = watch.looks();
            if (commits.isPresent()) {
                commitWaits = commits.get().medians();
            }
        } finally {
            commits.ifPresent(CommitWaits::close);
        }
        Map<String, Double> cpu = new TreeMap<>();
        ProcessUse.of(processes)
                .forEach((name, use) -> cpu.put(
                        name,
                        use.cpuSeconds()
                                - before.getOrDefault(name, new ProcessUse(0, 0))
                                        .cpuSeconds()));
        return new Run(
                warmUp,
                papers,
                seconds,
                bytes,
                rates(looks, seconds),
                cpu,
                resident(processes),
                heap(processes),
                latencies,
                commitWaits,
                looks,
                Map.of(),
                stateMb(),
                secondsToStart,
                ready);
    }

    private void awaitSettled() throws IOException, InterruptedException, ExecutionException {
        Settlement settlement = new Settlement(kafka);
        if (!settlement.await(PATIENCE)) {
            throw new IOException("Not worked off within " + PATIENCE + ": " + settlement.left());
        }
    }

    private static Map<String, Double> rates(List<Watch.Look> looks, double seconds) {
        Map<String, Double> rates = new TreeMap<>();
        Map<String, Long> first = looks.get(0).ends();
        looks.get(looks.size() - 1).ends().forEach((topic, end) -> {
            long grown = end - first.getOrDefault(topic, 0L);
            if (grown > 0) {
                rates.put(topic, grown / seconds);
            }
        });
        return rates;
    }

    private static Map<String, Double> resident(Map<String, ProcessHandle> processes) {
        Map<String, Double> all = new TreeMap<>();
        ProcessUse.of(processes).forEach((name, use) -> all.put(name, use.residentMb()));
        return all;
    }

    private static Map<String, Double> heap(Map<String, ProcessHandle> processes)
            throws IOException, InterruptedException {
        Map<String, Double> all = new TreeMap<>();
        for (Map.Entry<String, ProcessHandle> process : processes.entrySet()) {
            all.put(process.getKey(), HeapUse.mb(process.getValue().pid()));
        }
        return all;
    }

    private Map<String, Volume> volumes() throws InterruptedException, ExecutionException {
        Map<String, Volume> volumes = new TreeMap<>();
        String curated = TopicCatalogue.CURATED_CLAIMS.name();
        volumes.put(curated, Volume.of(kafka, curated, true));
        if (extras.contains(Extra.ALL_VOLUMES)) {
            try (Admin admin = Admin.create(kafka.settings())) {
                for (String topic : admin.listTopics().names().get()) {
                    if (!topic.equals(curated)) {
                        volumes.put(topic, Volume.of(kafka, topic, false));
                    }
                }
            }
        }
        return volumes;
    }

    private Map<String, Double> stateMb() throws IOException {
        Map<String, Long> bytes = new HashMap<>();
        if (Files.exists(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    bytes.merge(state.relativize(file).getName(0).toString(), size(file), Long::sum);
                }
            }
        }
        Map<String, Double> all = new TreeMap<>();
        bytes.forEach((name, sum) -> all.put(name, sum / BYTES_PER_MB));
        return all;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // compacted away since it was listed
        }
    }
}
