package dev.consilience.commandline.local;

import dev.consilience.stream.AccessProvisioner;
import dev.consilience.stream.KafkaConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pipeline on this machine: starts what does not run, stops what runs.
 *
 * <p>Each process is a process of its own, not a thread: that is how they run elsewhere, and how they can be killed one by
 * one. They take no notice of the keyboard's interrupt, which the terminal would send to all of them at once; they are
 * stopped in order instead, the services before what they stand on.
 */
public final class LocalPipeline {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);
    private static final int LINES_OF_A_LOG = 15;

    private final Setup setup;
    private final Folders folders;
    private final Processes processes;
    private final Progress progress;
    private final Foundations foundations;
    private final ProcessRegister register;
    private final Readiness readiness;
    private final ClassArchives classArchives;
    private final Map<String, Instant> launched = new ConcurrentHashMap<>();
    private final List<String> startedHere = Collections.synchronizedList(new ArrayList<>());
    private final List<ProcessSpec> listing = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean listsClasses;
    private volatile boolean stopping;

    /** A pipeline that is to be as the setup says. */
    public LocalPipeline(Setup setup, Foundations foundations, Progress progress) {
        this.setup = setup;
        this.folders = setup.folders();
        this.processes = new Processes(setup);
        this.foundations = foundations;
        this.progress = progress;
        this.register = new ProcessRegister(folders.run(), folders.data());
        this.readiness = new Readiness(setup.ports());
        this.classArchives = new ClassArchives(folders);
    }

    /** How a process is. */
    public enum Condition {
        READY,
        STARTING,
        STOPPED
    }

    /** One process as it is now. */
    public record State(ProcessSpec process, Optional<Long> pid, Condition condition) {}

    /** All processes as they are now, in the order in which they start. */
    public List<State> states() throws IOException, InterruptedException {
        List<State> states = new ArrayList<>();
        for (ProcessSpec process : processes.all()) {
            Optional<ProcessHandle> running = register.find(process.name());
            Condition condition = Condition.STOPPED;
            if (running.isPresent()) {
                condition = Condition.STARTING;
                if (readiness.isReady(process)) {
                    condition = Condition.READY;
                }
            }
            states.add(new State(process, running.map(ProcessHandle::pid), condition));
        }
        return states;
    }

    /**
     * Starts what does not run, and waits until all is ready.
     *
     * @return the names of what was started now; empty if everything ran
     * @throws StartException if something did not start; what was started now has been stopped again
     */
    public List<String> start(Duration patience) throws StartException, IOException, InterruptedException {
        Files.createDirectories(folders.run());
        Files.createDirectories(folders.logs());
        // Two commands at once would each find nothing running, and start everything twice.
        try (FileChannel channel = FileChannel.open(
                folders.run().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            try {
                startAll(Instant.now().plus(patience));
            } catch (StartException | IOException | InterruptedException | RuntimeException e) {
                stopStartedHere();
                throw e;
            }
            return List.copyOf(startedHere);
        }
    }

    /**
     * Starts one process that does not run, and does not wait until it is ready.
     *
     * @throws IllegalArgumentException if the pipeline has no process of that name
     */
    public void launch(String name) throws IOException {
        ProcessSpec wanted = processes.all().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no process " + name));
        if (register.find(name).isEmpty()) {
            launch(wanted);
        }
    }

    /**
     * Has processes that are started from now on, and find no archive of the classes of their kind, list their classes for
     * {@link #archiveClasses}.
     */
    public void listClasses() {
        listsClasses = true;
    }

    /**
     * Begins to make archives of the classes that processes have listed, from which the next ones start. Another process does it, and nothing
     * waits for it.
     */
    public void archiveClasses() {
        try {
            if (classArchives.make(List.copyOf(listing)).isEmpty()) {
                return;
            }
            listing.clear();
            progress.say(
                    "From what was started now, archives are made beside, from which the next start is faster: once after a"
                            + " build, for some minutes; see " + classArchives.log());
        } catch (IOException e) {
            // Nobody who wanted a pipeline is to go without one for this.
            progress.say("No archives can be made from which the next start were faster: " + e.getMessage());
        }
    }

    /** Takes the lock, which the channel gives back when it is closed. */
    private void lock(FileChannel channel) throws IOException {
        if (channel.tryLock() == null) {
            progress.say("Another command is starting the pipeline; waiting for it");
            channel.lock();
        }
    }

    private void startAll(Instant deadline) throws StartException, IOException, InterruptedException {
        List<ProcessSpec> missing = new ArrayList<>();
        for (ProcessSpec process : processes.all()) {
            if (register.find(process.name()).isEmpty()) {
                missing.add(process);
            }
        }
        refuseToMove(missing);
        refuseToLockUp(missing);
        refuseOtherBrokers();
        refuseTakenPorts(missing);
        stopSurplus();
        setup.write();
        if (setup.secure()) {
            setup.secrets().prepare(addresses());
        }
        Files.createDirectories(folders.registry());
        LocalCurator.prepare(folders);
        List<ProcessSpec> brokers = processes.brokers();
        for (int member = 1; member <= brokers.size(); member++) {
            if (missing.contains(brokers.get(member - 1))) {
                new KafkaBroker(setup, member).writeSettings();
            }
        }
        List<ProcessSpec> registry = List.of(processes.registry());
        launch(registry, missing);
        launch(brokers, missing);
        awaitAll(brokers, missing, deadline);
        KafkaConnection administration = setup.administration();
        if (setup.secure()) {
            make(
                    deadline,
                    () -> AccessProvisioner.provision(
                            administration, setup.secrets().passwords()));
        }
        make(deadline, () -> foundations.makeTopics(administration));
        List<ProcessSpec> services = processes.services();
        launch(services, missing);
        awaitAll(registry, missing, deadline);
        make(
                deadline,
                () -> foundations.makeRest(administration, URI.create("http://" + setup.address(PortName.REGISTRY))));
        if (!missing.isEmpty()) {
            progress.say("topics and schemas are there");
        }
        awaitAll(services, missing, deadline);
    }

    /** What runs cannot be moved, and the rest would not find it. */
    private void refuseToMove(List<ProcessSpec> missing) throws StartException, IOException {
        boolean running = missing.size() < processes.all().size();
        if (running
                && !Ports.read(folders.ports()).toString().equals(setup.ports().toString())) {
            throw new StartException(
                    "The pipeline in " + folders.data()
                            + " runs on other ports. Stop it with `consilience down` first, or name another folder with --data.");
        }
    }

    /** Brokers that let everybody in cannot be taught otherwise while they run. */
    private void refuseToLockUp(List<ProcessSpec> missing) throws StartException {
        if (setup.secure() && !setup.secrets().exist() && !missing.containsAll(processes.brokers())) {
            throw new StartException(
                    "The pipeline in " + folders.data()
                            + " runs without --secure. Stop it with `consilience down` first, or name another folder with --data.");
        }
    }

    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        for (int member = 1; member <= setup.size().brokers(); member++) {
            addresses.add(setup.machines().of(member).address());
        }
        return addresses;
    }

    /** Who the controllers are is written on each broker's disk. */
    private void refuseOtherBrokers() throws StartException {
        int formatted = KafkaBroker.formatted(folders);
        int brokers = setup.size().brokers();
        if (setup.ownBrokers() && formatted != 0 && formatted != brokers) {
            throw new StartException("The cluster in " + folders.data() + " was made with --brokers " + formatted
                    + ", and that cannot be changed to " + brokers
                    + ". Say --brokers " + formatted + ", or name another folder with --data.");
        }
    }

    /** Instances that are more than are asked for. */
    private void stopSurplus() throws IOException {
        List<String> wanted =
                processes.services().stream().map(ProcessSpec::name).toList();
        List<String> surplus = new ArrayList<>();
        for (String name : register.names()) {
            if (isService(name) && !wanted.contains(name)) {
                surplus.add(name);
            }
        }
        stopTogether(surplus, new ArrayList<>());
        for (String name : surplus) {
            progress.say(String.format(Locale.ROOT, "%-11s stopped", name));
        }
    }

    private static boolean isService(String process) {
        return Processes.SERVICES.stream()
                .map(PortName::label)
                .anyMatch(label -> process.equals(label) || process.startsWith(label + "-"));
    }

    private void refuseTakenPorts(List<ProcessSpec> missing) throws StartException {
        for (ProcessSpec process : missing) {
            for (Port port : process.ports()) {
                // Only this machine can be asked.
                if (setup.machines().equals(Machines.HERE) && !setup.ports().isFree(port)) {
                    throw new StartException("Port " + setup.ports().number(port) + " (for " + port.process()
                            + ") is in use by another program. Stop that program, or move this port with "
                            + port.name().option()
                            + " N, or all ports with --port-offset N.");
                }
            }
        }
    }

    private void launch(List<ProcessSpec> wanted, List<ProcessSpec> missing) throws IOException {
        for (ProcessSpec process : wanted) {
            if (missing.contains(process)) {
                launch(process);
            }
        }
    }

    private synchronized void launch(ProcessSpec process) throws IOException {
        if (stopping) {
            throw new IOException("The pipeline is being stopped");
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "consilience"));
        command.addAll(process.machine().enter());
        command.add(JavaProgram.path());
        command.addAll(register.marks(process.name()));
        command.addAll(classes(process));
        command.addAll(process.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folders.data().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folders.log(process.name()).toFile()));
        // Not as an argument, for it is so long that a list of processes could not be read any more.
        builder.environment().put("CLASSPATH", process.classPath());
        launched.put(process.name(), Instant.now());
        Process started = builder.start();
        startedHere.add(process.name());
        register.add(process.name(), started.toHandle());
    }

    private List<String> classes(ProcessSpec process) throws IOException {
        if (listsClasses && classArchives.isWanted(process)) {
            listing.add(process);
            return classArchives.listing(process);
        }
        return classArchives.arguments(process);
    }

    private void awaitAll(List<ProcessSpec> wanted, List<ProcessSpec> announced, Instant deadline)
            throws StartException, IOException, InterruptedException {
        List<ProcessSpec> waiting = new ArrayList<>(wanted);
        while (!waiting.isEmpty()) {
            for (ProcessSpec process : List.copyOf(waiting)) {
                if (stopping) {
                    throw new StartException("Stopping");
                }
                if (register.find(process.name()).isEmpty()) {
                    throw failed(process, "ended while it was starting");
                }
                if (readiness.isReady(process)) {
                    waiting.remove(process);
                    if (!announced.contains(process)) {
                        continue;
                    }
                    progress.say(String.format(
                            Locale.ROOT, "%-11s ready after %.1f s", process.name(), secondsSinceLaunch(process)));
                }
            }
            if (!waiting.isEmpty() && Instant.now().isAfter(deadline)) {
                throw failed(waiting.get(0), "was not ready in time");
            }
            if (!waiting.isEmpty()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    private double secondsSinceLaunch(ProcessSpec process) {
        Instant now = Instant.now();
        return Duration.between(launched.getOrDefault(process.name(), now), now).toMillis() / 1000.0;
    }

    private interface Making {
        void run() throws IOException, InterruptedException;
    }

    /** A broker listens a little before it has its metadata. */
    private static void make(Instant deadline, Making making) throws IOException, InterruptedException {
        while (true) {
            try {
                making.run();
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    private StartException failed(ProcessSpec process, String how) {
        Path log = folders.log(process.name());
        return new StartException(process.name() + " " + how + ". The end of " + log + ":\n  "
                + String.join("\n  ", LogTail.of(log, LINES_OF_A_LOG)));
    }

    /**
     * Stops what this object started, in order.
     *
     * @return the names of what was stopped
     */
    public List<String> stopStartedHere() {
        return stop(List.copyOf(startedHere));
    }

    /**
     * Stops everything that runs of this pipeline, in order, also what it has more of than the setup says.
     *
     * @return the names of what was stopped
     */
    public List<String> stopAll() {
        Set<String> names = new LinkedHashSet<>();
        processes.all().stream().map(ProcessSpec::name).forEach(names::add);
        try {
            names.addAll(register.names());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folders.run() + " cannot be read", e);
        }
        return stop(List.copyOf(names));
    }

    private List<String> stop(List<String> names) {
        synchronized (this) {
            // From here on nothing new is launched, also by a start that runs in another thread.
            stopping = true;
        }
        List<String> stopped = new ArrayList<>();
        List<String> services = names.stream().filter(LocalPipeline::isService).toList();
        stopTogether(services, stopped);
        List<String> brokers = names.stream()
                .filter(name -> name.startsWith(PortName.KAFKA.label()))
                .toList();
        List<String> rest = new ArrayList<>(names);
        rest.removeAll(services);
        rest.removeAll(brokers);
        stopTogether(rest, stopped);
        // All at once: the last one of several would wait for a majority that is no longer there.
        stopTogether(brokers, stopped);
        return stopped;
    }

    private void stopTogether(List<String> names, List<String> stopped) {
        List<ProcessHandle> asked = new ArrayList<>();
        for (String name : names) {
            Optional<ProcessHandle> running = find(name);
            if (running.isPresent()) {
                running.get().destroy();
                asked.add(running.get());
                stopped.add(name);
            }
        }
        Instant deadline = Instant.now().plus(PATIENCE_TO_STOP);
        for (ProcessHandle process : asked) {
            awaitEnd(process, deadline);
        }
        for (String name : names) {
            forget(name);
        }
    }

    private Optional<ProcessHandle> find(String name) {
        try {
            return register.find(name);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folders.run() + " cannot be read", e);
        }
    }

    private void forget(String name) {
        try {
            register.remove(name);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folders.run() + " cannot be changed", e);
        }
    }

    private static void awaitEnd(ProcessHandle process, Instant deadline) {
        boolean interrupted = false;
        while (ProcessRegister.runs(process)) {
            if (Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                break;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis() / 4);
            } catch (InterruptedException e) {
                // Somebody is in a hurry; but nothing is to be left running.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
