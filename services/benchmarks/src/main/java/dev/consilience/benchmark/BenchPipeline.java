package dev.consilience.benchmark;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PipelineFoundations;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Setup;
import dev.consilience.commandline.local.StartException;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.watch.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pipeline that is there to be measured: on ports that are free, in a folder that is empty at the start and gone at the end. */
final class BenchPipeline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PATIENCE_WITH_STATE = Duration.ofHours(1);

    private final Setup setup;
    private final LocalPipeline local;
    private final double secondsToStart;

    private BenchPipeline(Setup setup, LocalPipeline local, double secondsToStart) {
        this.setup = setup;
        this.local = local;
        this.secondsToStart = secondsToStart;
    }

    /**
     * Starts one.
     *
     * @param root of the project, where the programs are
     * @param data what is there is deleted first
     * @throws StartException if something does not start
     */
    static BenchPipeline start(Path root, Path data, ClusterSize size, Pace pace, List<String> serviceSettings)
            throws IOException, InterruptedException, StartException {
        delete(data);
        Setup setup = Setup.of(new Folders(root, data), freePorts())
                .withSize(size)
                .at(pace)
                .withServiceSettings(serviceSettings);
        LocalPipeline local = new LocalPipeline(setup, new PipelineFoundations(), line -> {});
        long begin = System.nanoTime();
        local.start(PATIENCE);
        return new BenchPipeline(setup, local, (System.nanoTime() - begin) / 1e9);
    }

    /** What was set of its services otherwise than it is by default, as {@code java} takes it. */
    List<String> serviceSettings() {
        return setup.serviceSettings();
    }

    /** At which pace it works. */
    Pace pace() {
        return setup.pace();
    }

    /** How long it took until all was ready at first. */
    double secondsToStart() {
        return secondsToStart;
    }

    KafkaConnection kafka() {
        return setup.administration();
    }

    String bootstrapServers() {
        return setup.bootstrapServers();
    }

    URI registry() {
        return URI.create("http://" + setup.address(PortName.REGISTRY));
    }

    URI ingest() {
        return URI.create("http://" + setup.address(PortName.INGEST));
    }

    /** Where its state and what its brokers hold are. */
    Path data() {
        return setup.folders().data();
    }

    /** The processes that run, by name. */
    Map<String, ProcessHandle> processes() throws IOException, InterruptedException {
        Map<String, ProcessHandle> all = new LinkedHashMap<>();
        for (LocalPipeline.State state : local.states()) {
            state.pid()
                    .flatMap(ProcessHandle::of)
                    .ifPresent(handle -> all.put(state.process().name(), handle));
        }
        return all;
    }

    /** Ends the services and leaves what they stand on. */
    void endServices() throws IOException, InterruptedException {
        for (PortName service : Processes.SERVICES) {
            kill(service);
        }
    }

    /** Starts all instances of a service anew that holds little yet, and waits until they are ready. */
    void restart(PortName service) throws IOException, InterruptedException, StartException {
        kill(service);
        local.start(PATIENCE);
    }

    /** Starts what was ended, and waits until all is ready, however much it has to read from Kafka. */
    void startWhatDoesNotRun() throws IOException, InterruptedException, StartException {
        local.start(PATIENCE_WITH_STATE);
    }

    /** How many instances of each service there are. */
    int instances() {
        return setup.size().instances();
    }

    /** Asks all instances of a service to end, and waits until they have. */
    void stop(PortName service) throws IOException, InterruptedException {
        List<ProcessHandle> all = instances(service);
        all.forEach(ProcessHandle::destroy);
        all.forEach(process -> process.onExit().join());
    }

    /** Kills all instances of a service. */
    void kill(PortName service) throws IOException, InterruptedException {
        instances(service).forEach(BenchPipeline::kill);
    }

    /** Kills the instance of a service that was started last. */
    void killLastInstance(PortName service) throws IOException, InterruptedException {
        List<ProcessHandle> all = instances(service);
        kill(all.get(all.size() - 1));
    }

    /** Those that run, in the order of their numbers. */
    private List<ProcessHandle> instances(PortName service) throws IOException, InterruptedException {
        return processes().entrySet().stream()
                .filter(process -> process.getKey().startsWith(service.label()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Takes away what all instances of a service, which do not run, have on their disks. */
    void deleteState(PortName service) throws IOException {
        try (Stream<Path> states = Files.list(data().resolve("state"))) {
            for (Path state : states.filter(
                            each -> each.getFileName().toString().startsWith(service.label()))
                    .toList()) {
                delete(state);
            }
        }
    }

    private static Ports freePorts() throws IOException {
        Map<PortName, Integer> numbers = new EnumMap<>(PortName.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            // Those of further members stand ten apart, and are likely to be free where the first one is.
            for (PortName name : PortName.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(name, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return Ports.of(0, numbers);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public void close() {
        local.stopAll();
        try {
            delete(data());
        } catch (IOException e) {
            throw new UncheckedIOException(data() + " could not be deleted", e);
        }
    }
}
