package dev.consilience.system;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a cluster at random, from a seed, while papers stream in, and then holds what was published against what an undisturbed
 * pipeline makes of the same papers: the tables have to be the same, record for record, and those who followed must have seen
 * each change once and no withdrawal that nobody asked for.
 *
 * <p>The cluster has three brokers and two instances of each service, on three machines if there can be network namespaces. What
 * ends is started again after a moment, and what says for long that it is not alive is ended, as whoever runs a cluster has it
 * done. After each fault all has to be well again before the next: what is measured is one fault at a time.
 *
 * <p>{@code measure Chaos [SEED [MINUTES [PER_SECOND]]]}: seed 1, 30 minutes, 4 papers a second by default.
 */
public final class Chaos {

    private static final ClusterSize SIZE = new ClusterSize(3, 2);
    private static final int MACHINES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Whoever is killed before the second compiler is done has only paid for it. */
    private static final List<String> FOR_SHORT_LIVES = List.of("-XX:TieredStopAtLevel=1");

    /** What is done to the cluster. */
    private enum Fault {
        KILL_BROKER,
        KILL_INSTANCE,
        KILL_SERVICE,
        KILL_MACHINE,
        PAUSE_BROKER,
        PAUSE_INSTANCE,
        CUT_MACHINE,
        FULL_DISK_OF_BROKER,
        FULL_DISK_OF_INSTANCE
    }

    private final RunningPipeline pipeline;
    private final Optional<NetworkedMachines> machines;
    private final Map<String, SmallVolume> volumes;
    private final Random random;
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final Map<Fault, List<Double>> silences = new EnumMap<>(Fault.class);
    private final Map<Fault, List<Double>> recoveries = new EnumMap<>(Fault.class);
    private int kills;
    private volatile boolean over;

    private Chaos(
            RunningPipeline pipeline,
            Optional<NetworkedMachines> machines,
            Map<String, SmallVolume> volumes,
            long seed) {
        this.pipeline = pipeline;
        this.machines = machines;
        this.volumes = volumes;
        this.random = new Random(seed);
    }

    /** Runs it; ends with an error if anything was lost, doubled or told wrongly. */
    public static void main(String[] arguments) throws Exception {
        long seed = Arguments.number(arguments, 0, 1);
        int minutes = Arguments.number(arguments, 1, 30);
        int perSecond = Arguments.number(arguments, 2, 4);
        Map<String, SmallVolume> volumes = new HashMap<>();
        Optional<NetworkedMachines> machines = Optional.empty();
        if (NetworkedMachines.arePossible()) {
            machines = Optional.of(NetworkedMachines.make(MACHINES));
        }
        Optional<NetworkedMachines> all = machines;
        try (RunningPipeline pipeline = RunningPipeline.start("chaos", setup -> clustered(setup, all, volumes))) {
            System.out.println("Seed " + seed + ", " + minutes + " minutes, " + perSecond + " papers a second, "
                    + SIZE.brokers() + " brokers, " + SIZE.instances() + " instances of each service, "
                    + all.map(each -> "each on a machine of its own network")
                            .orElse("on one machine: no cuts, no full disks"));
            new Chaos(pipeline, all, volumes, seed).run(seed, Duration.ofMinutes(minutes), perSecond);
        } finally {
            for (SmallVolume volume : volumes.values()) {
                volume.close();
            }
            if (machines.isPresent()) {
                machines.get().close();
            }
        }
    }

    private static Setup clustered(
            Setup setup, Optional<NetworkedMachines> machines, Map<String, SmallVolume> volumes) {
        Setup cluster = setup.withSize(SIZE).withServiceSettings(FOR_SHORT_LIVES);
        if (machines.isEmpty()) {
            return cluster;
        }
        try {
            TestUser.make(setup.folders());
            volumes.put("kafka-3", SmallVolume.at(setup.folders().kafka("kafka-3"), 4_096));
            volumes.put("reconcile-2", SmallVolume.at(setup.folders().state("reconcile-2"), 512));
            volumes.put("publish-2", SmallVolume.at(setup.folders().state("publish-2"), 512));
        } catch (IOException e) {
            throw new UncheckedIOException("The small volumes could not be made", e);
        }
        return cluster.on(machines.get().machines());
    }

    private void run(long seed, Duration length, int perSecond) throws Exception {
        Thread supervisor = new Thread(this::supervise, "supervisor");
        supervisor.start();
        Duration withTheLastFault = length.plus(PATIENCE).plus(PATIENCE);
        new Ordeal(pipeline, SIZE.instances(), seed, perSecond)
                .run(withTheLastFault, (changes, balancer) -> breakThings(changes, length), (changes, balancer) -> {
                    over = true;
                    supervisor.join();
                    print();
                });
    }

    private void breakThings(ChangeWatcher changes, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            breakSomething(changes);
            Thread.sleep(1_000 + random.nextInt(3_000));
        }
    }

    /** Starts again what has ended, and ends what says for ten seconds that it is not alive. */
    private void supervise() {
        Map<String, Integer> dead = new HashMap<>();
        while (!over) {
            try {
                for (LocalPipeline.State state : pipeline.states()) {
                    String name = state.process().name();
                    if (left.contains(name)) {
                        continue;
                    }
                    if (state.pid().isEmpty()) {
                        pipeline.launch(name);
                    } else if (saysThatItIsDead(state)) {
                        if (dead.merge(name, 1, Integer::sum) > 10) {
                            System.out.println("  " + name + " says that it is not alive: it is started anew");
                            pipeline.kill(name);
                            dead.remove(name);
                        }
                    } else {
                        dead.remove(name);
                    }
                }
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                System.out.println("  the supervisor failed: " + e);
            }
        }
    }

    private static boolean saysThatItIsDead(LocalPipeline.State state) throws InterruptedException {
        Optional<URI> ready = state.process().ready();
        return ready.isPresent()
                && ready.get().getPath().startsWith("/q/")
                && RunningPipeline.status(ready.get().resolve("/q/health/live")) == 503;
    }

    private List<Fault> possible() {
        List<Fault> faults = new ArrayList<>(List.of(
                Fault.KILL_BROKER,
                Fault.KILL_BROKER,
                Fault.KILL_INSTANCE,
                Fault.KILL_INSTANCE,
                Fault.KILL_SERVICE,
                Fault.KILL_SERVICE,
                Fault.KILL_MACHINE,
                Fault.KILL_MACHINE,
                Fault.PAUSE_BROKER,
                Fault.PAUSE_INSTANCE));
        if (machines.isPresent()) {
            faults.addAll(List.of(Fault.CUT_MACHINE, Fault.FULL_DISK_OF_BROKER, Fault.FULL_DISK_OF_INSTANCE));
        }
        return faults;
    }

    private void breakSomething(ChangeWatcher watcher) throws Exception {
        List<Fault> possible = possible();
        Fault fault = possible.get(random.nextInt(possible.size()));
        long begin = System.nanoTime();
        String what = inject(fault);
        awaitWell(fault, what);
        long end = System.nanoTime();
        double silence = watcher.longestSilence(begin, end) / 1e9;
        silences.computeIfAbsent(fault, each -> new ArrayList<>()).add(silence);
        recoveries.computeIfAbsent(fault, each -> new ArrayList<>()).add((end - begin) / 1e9);
        System.out.printf(
                Locale.ROOT,
                "%-22s %-55s %5.1f s without a change, all well after %5.1f s%n",
                fault,
                what,
                silence,
                (end - begin) / 1e9);
    }

    /** Does it, and undoes what does not undo itself; says what was done. */
    private String inject(Fault fault) throws Exception {
        int broker = 1 + random.nextInt(SIZE.brokers());
        String brokerName = Members.name(PortName.KAFKA, broker);
        PortName service = Processes.SERVICES.get(random.nextInt(Processes.SERVICES.size()));
        int member = 1 + random.nextInt(SIZE.instances());
        String instance = Members.name(service, member);
        int seconds = 8 + random.nextInt(8);
        return switch (fault) {
            case KILL_BROKER -> kill(List.of(brokerName));
            case KILL_INSTANCE -> kill(List.of(instance));
            case KILL_SERVICE -> kill(List.of(Members.name(service, 1), Members.name(service, 2)));
            case KILL_MACHINE -> kill(onMachine(broker));
            case PAUSE_BROKER -> pause(brokerName, seconds);
            case PAUSE_INSTANCE -> pause(instance, seconds);
            case CUT_MACHINE -> cut(broker, seconds);
            case FULL_DISK_OF_BROKER -> fill("kafka-3", seconds);
            case FULL_DISK_OF_INSTANCE ->
                fill(List.of("reconcile-2", "publish-2").get(random.nextInt(2)), seconds);
        };
    }

    /** What would go with a machine: its broker, and its instance of each service. */
    private static List<String> onMachine(int machine) {
        List<String> names = new ArrayList<>();
        names.add(Members.name(PortName.KAFKA, machine));
        if (machine <= SIZE.instances()) {
            Processes.SERVICES.forEach(service -> names.add(Members.name(service, machine)));
        }
        return names;
    }

    private String kill(List<String> names) throws Exception {
        for (String name : names) {
            pipeline.kill(name);
            kills++;
        }
        return String.join(", ", names);
    }

    private String pause(String name, int seconds) throws Exception {
        long pid = pipeline.pid(name);
        signal("-STOP", pid);
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        signal("-CONT", pid);
        return name + " for " + seconds + " s";
    }

    private static void signal(String signal, long pid) throws IOException {
        OsCommand.run(List.of("kill", signal, Long.toString(pid)));
    }

    private String cut(int machine, int seconds) throws Exception {
        machines.orElseThrow().cut(machine);
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        machines.orElseThrow().heal(machine);
        return "machine " + machine + " for " + seconds + " s";
    }

    private String fill(String name, int seconds) throws Exception {
        SmallVolume volume = Objects.requireNonNull(volumes.get(name));
        // Whoever starts it again on a full disk only sees it end again.
        left.add(name);
        volume.fill();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        String ended = "";
        if (pipeline.states().stream()
                .anyMatch(state ->
                        state.process().name().equals(name) && state.pid().isEmpty())) {
            ended = ", and it ended";
        }
        volume.free();
        left.remove(name);
        return "of " + name + " for " + seconds + " s" + ended;
    }

    /** Waits until all processes are ready and each record is on as many brokers as it should be. */
    private void awaitWell(Fault fault, String what) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Members.areWell(pipeline)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not well " + PATIENCE + " after " + fault + " of " + what + ": "
                        + pipeline.states().stream()
                                .filter(state -> state.condition() != LocalPipeline.Condition.READY)
                                .map(state -> state.process().name() + " " + state.condition())
                                .toList());
            }
            Thread.sleep(200);
        }
    }

    private void print() {
        System.out.println(kills + " processes killed");
        System.out.printf(
                Locale.ROOT,
                "%-22s %6s %27s %27s%n",
                "",
                "times",
                "no change for: p50, max (s)",
                "all well after: p50, max");
        for (Fault fault : silences.keySet()) {
            double[] silent = sorted(silences.get(fault));
            double[] well = sorted(recoveries.get(fault));
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %6d %20.1f %6.1f %20.1f %6.1f%n",
                    fault,
                    silent.length,
                    silent[silent.length / 2],
                    silent[silent.length - 1],
                    well[well.length / 2],
                    well[well.length - 1]);
        }
    }

    private static double[] sorted(@Nullable List<Double> values) {
        double[] sorted = Objects.requireNonNull(values).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
