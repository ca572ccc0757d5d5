package dev.consilience.system;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.LocalPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lets the same papers be revised again and again, at a steady rate, and looks every fifteen seconds at what each process takes: memory, threads,
 * open files, and disk. As the papers stay as many as they are, so should all of that, once as much is removed as comes; for that to be
 * within the run, brokers have a {@link ShortMemory}.
 *
 * <p>Writes a table and a plot, and prints for each process and quantity how it was after a third of the time and at the end, and how fast a
 * straight line through the last two thirds rises an hour. Reads {@code /proc}, so that it runs on Linux only.
 *
 * <p>{@code measure Soak [MINUTES [PER_SECOND [BROKERS [INSTANCES]]]]}: 45 minutes, 10 papers a second, one of each, by default.
 */
public final class Soak {

    private static final int PAPERS = 2_000;
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(15);
    private static final double KB_PER_MB = 1_000;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final RunningPipeline pipeline;
    private final Map<String, Series> memory = new TreeMap<>();
    private final Map<String, Series> threads = new TreeMap<>();
    private final Map<String, Series> files = new TreeMap<>();
    private final Map<String, Series> disk = new TreeMap<>();

    private Soak(RunningPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofMinutes(Arguments.number(arguments, 0, 45));
        int perSecond = Arguments.number(arguments, 1, 10);
        ClusterSize size = new ClusterSize(Arguments.number(arguments, 2, 1), Arguments.number(arguments, 3, 1));
        try (RunningPipeline pipeline = RunningPipeline.start("soak", setup -> setup.withSize(size))) {
            new Soak(pipeline).run(length, perSecond, size.instances());
        }
    }

    private void run(Duration length, int perSecond, int instances) throws Exception {
        List<String> papers = new ArrayList<>();
        for (int round = 0; papers.size() < length.toSeconds() * perSecond; round++) {
            papers.addAll(SeededLiterature.elements(round, PAPERS));
        }
        ShortMemory.of(pipeline);
        try (FeedFollower follower = new FeedFollower(List.of(pipeline.publish()));
                Balancer balancer = new Balancer(pipeline, instances);
                SteadyReader reader = new SteadyReader(balancer);
                SteadyPapers steady = new SteadyPapers(balancer, papers, perSecond)) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < length.toNanos()) {
                Thread.sleep(BETWEEN_SAMPLES.toMillis());
                sample((System.nanoTime() - begin) / 1e9);
            }
            System.out.println(steady.sent().size() + " papers, " + steady.again() + " times one again; "
                    + follower.heard().size() + " changes heard; " + reader.answered() + " requests answered, "
                    + reader.errors().size() + " not");
        }
        print("memory, MB", memory);
        print("threads", threads);
        print("open files", files);
        print("disk, MB", disk);
        Path plot = Path.of("target/soak.svg").toAbsolutePath();
        Files.writeString(
                plot,
                Plot.of(Map.of(
                        "1 memory, MB", memory, "2 threads", threads, "3 open files", files, "4 disk, MB", disk)));
        System.out.println("The plot is in " + plot);
    }

    private void sample(double seconds) throws Exception {
        for (LocalPipeline.State state : pipeline.states()) {
            String name = state.process().name();
            Path process = Path.of("/proc", Long.toString(state.pid().orElseThrow()));
            Map<String, Long> status = status(process);
            add(memory, name, seconds, status.getOrDefault("VmRSS", 0L) / KB_PER_MB);
            add(threads, name, seconds, (double) status.getOrDefault("Threads", 0L));
            add(files, name, seconds, (double) count(process.resolve("fd")));
        }
        for (String folder : List.of("kafka", "state")) {
            add(disk, folder, seconds, DiskUse.megabytes(pipeline.data().resolve(folder)));
        }
    }

    private static void add(Map<String, Series> all, String name, double seconds, double value) {
        all.computeIfAbsent(name, each -> new Series()).add(seconds, value);
    }

    private static Map<String, Long> status(Path process) throws IOException {
        Map<String, Long> status = new TreeMap<>();
        for (String line : Files.readAllLines(process.resolve("status"))) {
            String[] words = line.split("[:\\s]+", -1);
            if (words.length > 1 && words[1].matches("\\d+")) {
                status.put(words[0], Long.parseLong(words[1]));
            }
        }
        return status;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static void print(String what, Map<String, Series> all) {
        System.out.printf(Locale.ROOT, "%-20s %10s %10s %12s%n", what, "at 1/3", "at the end", "an hour");
        all.forEach((name, series) -> {
            Series rest = series.lastTwoThirds();
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %10.1f %10.1f %+12.1f%n",
                    name,
                    rest.first(),
                    rest.last(),
                    rest.slope() * SECONDS_PER_HOUR);
        });
    }
}
