package dev.consilience.system;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Setup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Ends and starts each instance of each service, one after the other, and then each broker, as an upgrade does, while papers stream in and
 * claims are asked for over a balancer; counts what senders and readers saw of it, and holds the result against an undisturbed pipeline.
 *
 * <p>{@code measure RollingUpgrade [PER_SECOND [ROUNDS]]}: 4 papers a second, once round, by default.
 */
public final class RollingUpgrade {

    private static final ClusterSize SIZE = new ClusterSize(3, 2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A balancer, which asks twice a second, has to have heard of it before an instance goes. */
    private static final String DRAINING = "-Dquarkus.shutdown.delay=3S";

    private final RunningPipeline pipeline;
    private final int rounds;
    private final List<Double> times = new ArrayList<>();
    private final List<Double> silences = new ArrayList<>();

    private RollingUpgrade(RunningPipeline pipeline, int rounds) {
        this.pipeline = pipeline;
        this.rounds = rounds;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int perSecond = Arguments.number(arguments, 0, 4);
        int rounds = Arguments.number(arguments, 1, 1);
        try (RunningPipeline pipeline = RunningPipeline.start("upgrade", RollingUpgrade::clustered)) {
            RollingUpgrade upgrade = new RollingUpgrade(pipeline, rounds);
            int steps = rounds * (SIZE.brokers() + Processes.SERVICES.size() * SIZE.instances());
            new Ordeal(pipeline, SIZE.instances(), 1, perSecond)
                    .run(PATIENCE.multipliedBy(steps), upgrade::upgrade, (changes, balancer) -> upgrade.print());
        }
    }

    private static Setup clustered(Setup setup) {
        List<String> settings = new ArrayList<>(setup.serviceSettings());
        settings.add(DRAINING);
        return setup.withSize(SIZE).withServiceSettings(settings);
    }

    private void upgrade(ChangeWatcher changes, Balancer balancer) throws Exception {
        try (SteadyReader reader = new SteadyReader(balancer)) {
            long begin = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                for (PortName service : Processes.SERVICES) {
                    for (int member = 1; member <= SIZE.instances(); member++) {
                        renew(Members.name(service, member), changes);
                    }
                }
                for (int member = 1; member <= SIZE.brokers(); member++) {
                    renew(Members.name(PortName.KAFKA, member), changes);
                }
            }
            System.out.printf(Locale.ROOT, "all renewed after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            System.out.println(reader.answered() + " requests for claims answered, "
                    + reader.errors().size() + " not: "
                    + reader.errors().stream().limit(5).toList());
        }
    }

    private void renew(String name, ChangeWatcher changes) throws Exception {
        long begin = System.nanoTime();
        pipeline.end(name);
        double ended = (System.nanoTime() - begin) / 1e9;
        pipeline.launch(name);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Members.areWell(pipeline)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " did not come back: "
                        + pipeline.states().stream()
                                .filter(state -> state.condition() != LocalPipeline.Condition.READY)
                                .toList());
            }
            Thread.sleep(200);
        }
        long end = System.nanoTime();
        double silence = changes.longestSilence(begin, end) / 1e9;
        times.add((end - begin) / 1e9);
        silences.add(silence);
        System.out.printf(
                Locale.ROOT,
                "%-12s ended after %4.1f s, all well after %5.1f s, %4.1f s without a change%n",
                name,
                ended,
                (end - begin) / 1e9,
                silence);
    }

    private void print() {
        double[] sorted =
                silences.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "without a change: p50 %.1f s, max %.1f s; time for one: max %.1f s%n",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                Arrays.stream(times.stream().mapToDouble(Double::doubleValue).toArray())
                        .max()
                        .orElseThrow());
    }
}
