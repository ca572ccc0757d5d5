package dev.consilience.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Measures how long REST answers take where there are many curated claims, beside those of {@code /version}, which asks nothing
 * of anything: the same server, the same run.
 *
 * <p>Each kind of request is measured in rounds, one kind after the other, so that all meet the same machine, and the first
 * round does not count. At a steady rate the time of an answer begins when the request was due, so that a request that had to
 * wait for the one before it counts as slow; as fast as it goes, each of the connections asks again when it was answered. A
 * line a kind gives how large an answer is, and the median over the rounds of each round's figures, and of its ratio to {@code /version} in the same
 * round. An answer that is no 200 ends the measurement.
 *
 * <p>{@code measure RestLoad [CLAIMS [RATE [SECONDS]]]}: 200,000 claims, 100 requests a second, 4 seconds a round by default.
 */
public final class RestLoad {

    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 6;
    private static final double NANOS_PER_MS = 1e6;

    private final URI publish;
    private final int claims;
    private final int rate;
    private final int seconds;
    private final AtomicLong answered = new AtomicLong();

    private RestLoad(URI publish, int claims, int rate, int seconds) {
        this.publish = publish;
        this.claims = claims;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** A kind of request; which one it is, is drawn anew each time. */
    private record Kind(String name, Function<Random, String> path) {}

    private List<Kind> kinds() {
        int drugs = Math.max(1, claims / LoadedClaims.OUTCOMES);
        return List.of(
                new Kind("/version", random -> "/version"),
                new Kind("a claim by its id", random -> "/claims/" + LoadedClaims.id(random.nextInt(claims))),
                new Kind(
                        "agent and verdict",
                        random -> "/claims?limit=20&verdict=CONFLICTING&verdict=CONTEXT_DEPENDENT&agent=LOAD:drug-"
                                + random.nextInt(drugs)),
                new Kind(
                        "outcome, by belief",
                        random -> "/claims?limit=20&sort=BELIEF&outcome=LOAD:outcome-"
                                + random.nextInt(LoadedClaims.OUTCOMES)),
                new Kind(
                        "words, by relevance",
                        random -> "/claims?limit=20&sort=RELEVANCE&text=studies+differ&agent=LOAD:drug-"
                                + random.nextInt(drugs)),
                new Kind(
                        "part of a name",
                        random -> "/claims?limit=20&agent=ug%20" + random.nextInt(drugs) + "&studies=10"));
    }

    /** Prints the tables. */
    public static void main(String[] arguments) throws Exception {
        int claims = number(arguments, 0, 200_000);
        try (RunningPipeline pipeline = RunningPipeline.start("rest-load")) {
            LoadedClaims.write(pipeline, claims);
            RestLoad load =
                    new RestLoad(pipeline.publish(), claims, number(arguments, 1, 100), number(arguments, 2, 4));
            System.out.println(claims + " curated claims, " + CONNECTIONS + " connections, " + (ROUNDS - 1)
                    + " rounds of " + load.seconds + " s a kind; times in ms");
            load.measure(load.rate);
            load.measure(0);
        }
    }

    private static int number(String[] arguments, int place, int usual) {
        if (arguments.length <= place) {
            return usual;
        }
        return Integer.parseInt(arguments[place]);
    }

    /** Measures all kinds at a rate, or as fast as it goes if it is zero. */
    private void measure(int perSecond) throws Exception {
        List<Kind> kinds = kinds();
        double[][][] figures = new double[kinds.size()][ROUNDS - 1][];
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                double[] measured = round(kinds.get(kind), perSecond, round);
                if (round > 0) {
                    figures[kind][round - 1] = measured;
                }
            }
        }
        if (perSecond > 0) {
            System.out.println("At " + perSecond + " requests a second:");
        } else {
            System.out.println("As fast as it goes:");
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %8s %8s %8s %8s %8s   %s%n",
                "",
                "kB",
                "p50",
                "p99",
                "longest",
                "req/s",
                "p50 and p99 as times /version's");
        for (int kind = 0; kind < kinds.size(); kind++) {
            double[][] own = figures[kind];
            double[][] bare = figures[0];
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %8.1f %8.2f %8.2f %8.2f %8.0f   %.1f  %.1f%n",
                    kinds.get(kind).name(),
                    median(own, figure -> figure[4]),
                    median(own, figure -> figure[0]),
                    median(own, figure -> figure[1]),
                    median(own, figure -> figure[2]),
                    median(own, figure -> figure[3]),
                    ratio(own, bare, 0),
                    ratio(own, bare, 1));
        }
    }

    private static double ratio(double[][] own, double[][] bare, int figure) {
        double[] ratios = new double[own.length];
        for (int round = 0; round < own.length; round++) {
            ratios[round] = own[round][figure] / bare[round][figure];
        }
        return median(ratios);
    }

    private static double median(double[][] rounds, Function<double[], Double> figure) {
        return median(Arrays.stream(rounds).mapToDouble(figure::apply).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** One round of one kind: p50, p99 and longest in ms, answers a second, and kB an answer. */
    private double[] round(Kind kind, int perSecond, int round) throws Exception {
        long before = answered.get();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            List<Future<long[]>> all = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                Random random = new Random(1_000L * round + connection);
                int number = connection;
                Callable<long[]> asking = () -> ask(kind, random, start, perSecond, number);
                all.add(threads.submit(asking));
            }
            List<Long> times = new ArrayList<>();
            for (Future<long[]> each : all) {
                for (long time : each.get()) {
                    times.add(time);
                }
            }
            double took = (System.nanoTime() - start) / 1e9;
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return new double[] {
                sorted[sorted.length / 2] / NANOS_PER_MS,
                sorted[sorted.length * 99 / 100] / NANOS_PER_MS,
                sorted[sorted.length - 1] / NANOS_PER_MS,
                sorted.length / took,
                (answered.get() - before) / 1024.0 / sorted.length
            };
        } finally {
            threads.shutdown();
        }
    }

    /** What one connection has: how long each answer took, in nanoseconds. */
    private long[] ask(Kind kind, Random random, long start, int perSecond, int number)
            throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> times = new ArrayList<>();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        long due = start;
        for (int i = 0; due < end; i++) {
            due = System.nanoTime();
            if (perSecond > 0) {
                due = start + (i * (long) CONNECTIONS + number) * TimeUnit.SECONDS.toNanos(1) / perSecond;
                waitFor(due);
            }
            URI asked = publish.resolve(kind.path().apply(random));
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(asked)
                            .header("Accept", "application/json")
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(asked + " answered " + answer.statusCode());
            }
            times.add(System.nanoTime() - due);
            answered.addAndGet(answer.body().length);
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static void waitFor(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
