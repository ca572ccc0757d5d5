package dev.consilience.system;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Setup;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.access.Roles;
import dev.consilience.stream.access.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
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
    private static final int STANDING = 20;
    private static final String STANDING_DRUG = "gabapentin";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<TopicDef<?>> COMPARED = List.of(
            TopicCatalogue.ARTICLES,
            TopicCatalogue.CLAIMS,
            TopicCatalogue.PROPOSITIONS,
            TopicCatalogue.CURATED_CLAIMS,
            TopicCatalogue.CONFLICTS);

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
        long seed = number(arguments, 0, 1);
        int minutes = number(arguments, 1, 30);
        int perSecond = number(arguments, 2, 4);
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

    private static int number(String[] arguments, int place, int usual) {
        if (arguments.length <= place) {
            return usual;
        }
        return Integer.parseInt(arguments[place]);
    }

    private static Setup clustered(
            Setup setup, Optional<NetworkedMachines> machines, Map<String, SmallVolume> volumes) {
        Setup cluster = setup.withSize(SIZE);
        try {
            // Who listens on another address than the loopback's demands to know who asks.
            Users.none()
                    .with(SteadyPapers.USER, Set.of(Roles.SUBMITTER), SteadyPapers.PASSWORD)
                    .write(setup.folders().users());
        } catch (IOException e) {
            throw new UncheckedIOException("The file of users could not be written", e);
        }
        if (machines.isEmpty()) {
            return cluster;
        }
        try {
            volumes.put("kafka-3", SmallVolume.at(setup.folders().kafka("kafka-3"), 4_096));
            volumes.put("reconcile-2", SmallVolume.at(setup.folders().state("reconcile-2"), 512));
            volumes.put("publish-2", SmallVolume.at(setup.folders().state("publish-2"), 512));
        } catch (IOException e) {
            throw new UncheckedIOException("The small volumes could not be made", e);
        }
        return cluster.on(machines.get().machines());
    }

    private List<URI> instances(PortName service) {
        return IntStream.rangeClosed(1, SIZE.instances())
                .mapToObj(member -> pipeline.instance(service, member))
                .toList();
    }

    private void run(long seed, Duration length, int perSecond) throws Exception {
        List<String> standing = IntStream.range(0, STANDING)
                .mapToObj(SeededLiterature::standing)
                .toList();
        send(pipeline.ingest(), standing);
        pipeline.awaitSettled();
        List<String> papers = SeededLiterature.elements(seed, (int) length.toSeconds() * perSecond * 2);
        Thread supervisor = new Thread(this::supervise, "supervisor");
        supervisor.start();
        List<String> sent = new ArrayList<>(standing);
        try (ChangeWatcher watcher = new ChangeWatcher(pipeline.bootstrapServers(), TopicCatalogue.CHANGES.name());
                FeedFollower follower = new FeedFollower(instances(PortName.PUBLISH))) {
            SteadyPapers steady = new SteadyPapers(instances(PortName.INGEST), papers, perSecond);
            try (steady) {
                Thread.sleep(10_000);
                long end = System.nanoTime() + length.toNanos();
                while (System.nanoTime() < end) {
                    breakSomething(watcher);
                    Thread.sleep(1_000 + random.nextInt(3_000));
                }
            }
            sent.addAll(steady.sent());
            System.out.println(sent.size() + " papers sent, " + steady.again() + " times one again; " + kills
                    + " processes killed");
            over = true;
            supervisor.join();
            pipeline.awaitSettled();
            print();
            compareWithUndisturbed(sent);
            holdFollowersAgainstTopic(watcher, follower);
        }
        System.out.println("Nothing lost, nothing doubled, no gap, no false withdrawal");
    }

    private static void send(URI ingest, List<String> elements) throws Exception {
        try (SteadyPapers all = new SteadyPapers(List.of(ingest), List.of(String.join("\n", elements)), 1)) {
            RunningPipeline.await("the papers are taken", () -> !all.sent().isEmpty());
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
        String brokerName = name(PortName.KAFKA, broker);
        PortName service = Processes.SERVICES.get(random.nextInt(Processes.SERVICES.size()));
        int member = 1 + random.nextInt(SIZE.instances());
        String instance = name(service, member);
        int seconds = 8 + random.nextInt(8);
        return switch (fault) {
            case KILL_BROKER -> kill(List.of(brokerName));
            case KILL_INSTANCE -> kill(List.of(instance));
            case KILL_SERVICE -> kill(List.of(name(service, 1), name(service, 2)));
            case KILL_MACHINE -> kill(onMachine(broker));
            case PAUSE_BROKER -> pause(brokerName, seconds);
            case PAUSE_INSTANCE -> pause(instance, seconds);
            case CUT_MACHINE -> cut(broker, seconds);
            case FULL_DISK_OF_BROKER -> fill("kafka-3", seconds);
            case FULL_DISK_OF_INSTANCE ->
                fill(List.of("reconcile-2", "publish-2").get(random.nextInt(2)), seconds);
        };
    }

    private static String name(PortName kind, int member) {
        if (member == 1) {
            return kind.label();
        }
        return kind.label() + "-" + member;
    }

    /** What would go with a machine: its broker, and its instance of each service. */
    private static List<String> onMachine(int machine) {
        List<String> names = new ArrayList<>();
        names.add(name(PortName.KAFKA, machine));
        if (machine <= SIZE.instances()) {
            Processes.SERVICES.forEach(service -> names.add(name(service, machine)));
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
        while (!isWell()) {
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

    private boolean isWell() throws Exception {
        if (pipeline.states().stream().anyMatch(state -> state.condition() != LocalPipeline.Condition.READY)) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrapServers()))) {
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void print() {
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

    private void compareWithUndisturbed(List<String> sent) throws Exception {
        Map<String, Map<String, String>> disturbed = new HashMap<>();
        for (TopicDef<?> topic : COMPARED) {
            disturbed.put(topic.name(), pipeline.table(topic));
        }
        try (RunningPipeline undisturbed = RunningPipeline.start("undisturbed")) {
            for (int from = 0; from < sent.size(); from += 500) {
                send(undisturbed.ingest(), sent.subList(from, Math.min(sent.size(), from + 500)));
            }
            undisturbed.awaitSettled();
            for (TopicDef<?> topic : COMPARED) {
                Map<String, String> expected = undisturbed.table(topic);
                Map<String, String> actual = Objects.requireNonNull(disturbed.get(topic.name()));
                System.out.println(
                        topic.name() + ": " + actual.size() + " records, as undisturbed: " + actual.equals(expected));
                if (!actual.equals(expected) || actual.isEmpty()) {
                    throw new AssertionError(topic.name() + " differs from what an undisturbed pipeline makes: "
                            + differences(expected, actual));
                }
            }
        }
        for (String letters : TopicCatalogue.DEAD_LETTERS) {
            if (!pipeline.records(letters).isEmpty()) {
                throw new AssertionError("There are dead letters in " + letters);
            }
        }
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .limit(10)
                .toList();
    }

    private void holdFollowersAgainstTopic(ChangeWatcher watcher, FeedFollower follower) throws Exception {
        List<ConsumerRecord<String, byte[]>> all = pipeline.records(TopicCatalogue.CHANGES.name());
        RunningPipeline.await(
                "the reader of the topic has all", () -> watcher.records().size() >= all.size());
        RunningPipeline.await(
                "the reader of the feed has all", () -> follower.heard().size() >= all.size());
        List<String> read =
                watcher.records().stream().map(Chaos::place).sorted().toList();
        List<String> expected = all.stream().map(Chaos::place).sorted().toList();
        if (!read.equals(expected)) {
            throw new AssertionError("The reader of the topic did not see what is on it");
        }
        List<String> heard = new ArrayList<>(follower.heard());
        if (heard.size() != all.size() || Set.copyOf(heard).size() < all.size() / 2) {
            throw new AssertionError("The reader of the feed heard " + heard.size() + " changes of " + all.size());
        }
        checkChains(all);
        System.out.println(all.size() + " changes; the reader of the topic and that of the feed, who came "
                + follower.connections() + " times, saw each once");
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return String.format(Locale.ROOT, "%d:%012d %s", record.partition(), record.offset(), record.key());
    }

    /** Each change of a claim begins where the last one ended, and what nobody withdrew is never gone. */
    private void checkChains(List<ConsumerRecord<String, byte[]>> all) {
        Map<String, Object> last = new HashMap<>();
        int standing = 0;
        try (Deserializer<ClaimChangedRecord> deserializer = new RegistrySerdes(pipeline.registry())
                .of(TopicCatalogue.CHANGES)
                .deserializer()) {
            List<ConsumerRecord<String, byte[]>> ordered = new ArrayList<>(all);
            ordered.sort(Comparator.<ConsumerRecord<String, byte[]>>comparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset));
            for (ConsumerRecord<String, byte[]> record : ordered) {
                ClaimChangedRecord change = deserializer.deserialize(record.topic(), record.value());
                if (!Objects.equals(change.getBefore(), last.get(record.key()))) {
                    throw new AssertionError("A change of " + record.key() + " at " + place(record)
                            + " does not begin where the last one ended");
                }
                if (isStanding(change)) {
                    standing++;
                    if (change.getAfter() == null) {
                        throw new AssertionError(record.key() + " was withdrawn at " + place(record)
                                + ", and nobody had taken anything back");
                    }
                }
                if (change.getAfter() == null) {
                    last.remove(record.key());
                } else {
                    last.put(record.key(), change.getAfter());
                }
            }
        }
        if (standing == 0) {
            throw new AssertionError("There was no claim that stands throughout");
        }
    }

    private static boolean isStanding(ClaimChangedRecord change) {
        return Stream.of(change.getBefore(), change.getAfter())
                .filter(Objects::nonNull)
                .anyMatch(claim -> claim.getProposition().getAgent().getLabel().equals(STANDING_DRUG));
    }
}
