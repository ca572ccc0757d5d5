package dev.consilience.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.local.Folders;
import dev.consilience.commandline.local.LocalPipeline;
import dev.consilience.commandline.local.PipelineFoundations;
import dev.consilience.commandline.local.Port;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.Settlement;
import dev.consilience.commandline.local.Setup;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The whole pipeline as processes, on ports of its own and in a folder of its own. */
final class RunningPipeline implements AutoCloseable {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    /** For the services' machines; tests start many that do not live long enough to be compiled well. */
    private static final List<String> SERVICE_SETTINGS =
            List.of(System.getProperty("consilience.services.java", "").split(" ")).stream()
                    .filter(setting -> !setting.isEmpty())
                    .toList();

    /** The name of what test classes lock that use {@link #shared()}. */
    static final String SHARED = "the shared pipeline";

    private static final int MEMBERS = 3;
    /** Nothing that works takes so long, also on two slow cores that two test classes keep busy; who waits longer waits for nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Set<Integer> GIVEN = new HashSet<>();

    private static @Nullable RunningPipeline shared;

    private final Optional<KafkaContainer> container;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private volatile Setup setup;

    private RunningPipeline(Setup setup, Optional<KafkaContainer> container) {
        this.setup = setup;
        this.container = container;
    }

    /** An answer over HTTP. */
    record Answer(int status, JsonNode body) {}

    /** Starts everything, from nothing. */
    static RunningPipeline start(String name) throws Exception {
        return start(name, setup -> setup);
    }

    /** Starts everything, from nothing, with settings of ingest beside the usual ones. */
    static RunningPipeline start(String name, List<String> ingestSettings) throws Exception {
        return start(name, setup -> setup.withIngestSettings(ingestSettings));
    }

    /** Starts everything, from nothing, set up in another way than the usual one. */
    static RunningPipeline start(String name, UnaryOperator<Setup> otherwise) throws Exception {
        Path data = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/pipelines").toAbsolutePath()), name);
        Optional<KafkaContainer> container = container();
        Setup usual = Setup.of(new Folders(ROOT, data), freePorts(container)).withServiceSettings(SERVICE_SETTINGS);
        Setup setup = otherwise.apply(usual);
        if (container.isPresent()) {
            setup = setup.onGivenBroker();
        }
        RunningPipeline pipeline = new RunningPipeline(setup, container);
        pipeline.startWhatDoesNotRun();
        return pipeline;
    }

    /**
     * The one for tests that take a record as they find it, with what others have put there, and leave all processes running. It is
     * started when it is first asked for, and stopped with the tests. Test classes that use it have to say so, by a {@code ResourceLock} of
     * {@link #SHARED}, so that one of them runs at a time.
     */
    static synchronized RunningPipeline shared() throws Exception {
        if (shared == null) {
            RunningPipeline started = start("shared");
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-shared-pipeline"));
            shared = started;
        }
        return shared;
    }

    /** Sets the pipeline up in another way, while it runs. */
    void change(UnaryOperator<Setup> otherwise) throws Exception {
        setup = otherwise.apply(setup);
        startWhatDoesNotRun();
    }

    /**
     * A pipeline that somebody else is going to start, with the command line: on free ports, which it finds in its folder as those that
     * it had last.
     */
    static RunningPipeline toBeStarted(Path root, Path data) throws IOException {
        Folders folders = new Folders(root, data);
        Ports ports = freePorts(Optional.empty());
        Files.createDirectories(folders.run());
        ports.write(folders.ports());
        return new RunningPipeline(Setup.of(folders, ports), Optional.empty());
    }

    /** Starts whatever of it does not run, and waits until all is ready. */
    void startWhatDoesNotRun() throws Exception {
        local().start(PATIENCE);
    }

    /** Starts one process that does not run, and waits for nothing. */
    void launch(String process) throws IOException {
        local().launch(process);
    }

    /** All its processes as they are now. */
    List<LocalPipeline.State> states() throws Exception {
        return local().states();
    }

    /** What it consists of. */
    Setup setup() {
        return setup;
    }

    /** Where an instance of a service listens, counted from 1. */
    URI instance(PortName service, int member) {
        return URI.create("http://" + setup.address(new Port(service, member)));
    }

    /** The number of a process that runs. */
    long pid(String process) throws Exception {
        for (LocalPipeline.State state : local().states()) {
            if (state.process().name().equals(process)) {
                return state.pid().orElseThrow();
            }
        }
        throw new IllegalArgumentException("No process " + process);
    }

    /** Ends a process without any warning. */
    void kill(String process) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid(process)).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
    }

    /** Asks a process to end, and waits until it has. */
    void end(String process) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid(process)).orElseThrow();
        handle.destroy();
        handle.onExit().get();
    }

    /** The broker is a process like the others, unless the profile {@code containers} asks for Testcontainers'. */
    private static Optional<KafkaContainer> container() {
        String image = System.getProperty("consilience.kafka.image", "");
        if (image.isEmpty()) {
            return Optional.empty();
        }
        KafkaContainer kafka =
                new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
        kafka.start();
        return Optional.of(kafka);
    }

    private LocalPipeline local() {
        return new LocalPipeline(setup, new PipelineFoundations(), line -> {});
    }

    /** Where all of it is kept. */
    Path data() {
        return setup.folders().data();
    }

    /** The connection of somebody who may do everything. */
    KafkaConnection administration() {
        return setup.administration();
    }

    String bootstrapServers() {
        return setup.bootstrapServers();
    }

    URI registry() {
        return http(PortName.REGISTRY);
    }

    private URI http(PortName name) {
        return URI.create("http://" + setup.address(name));
    }

    /** Posts a text to ingest. */
    Answer post(String query, String text) throws IOException, InterruptedException {
        return post(query, BodyPublishers.ofString(text));
    }

    /** Posts bytes to ingest. */
    Answer post(String query, BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(http(PortName.INGEST).resolve("/articles?" + query))
                .POST(body)
                .build());
    }

    /** Asks ingest. */
    Answer ask(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(http(PortName.INGEST).resolve(path)).build());
    }

    /** Tells ingest to do something. */
    Answer tell(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(http(PortName.INGEST).resolve(path))
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Where ingest listens. */
    URI ingest() {
        return http(PortName.INGEST);
    }

    /** The password of the one who may decide. */
    String curatorPassword() throws IOException {
        return Files.readString(setup.folders().curatorPassword()).strip();
    }

    /** Where publish listens. */
    URI publish() {
        return http(PortName.PUBLISH);
    }

    /** Asks publish. */
    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(http(PortName.PUBLISH).resolve(path))
                .header("Accept", "application/json")
                .build());
    }

    /** The text that publish answers. */
    String text(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(http(PortName.PUBLISH).resolve(path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** What an address answers, or 0 if it does not within two seconds. */
    static int status(URI address) throws InterruptedException {
        try {
            return HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .build()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** An event of the feed. */
    record Event(String id, JsonNode change) {}

    /** The changes so far, until the reader has caught up. */
    List<JsonNode> changes(String query) throws IOException, InterruptedException {
        return events(query, "").stream().map(Event::change).toList();
    }

    /** The events behind the last one that a reader had, or all, until the reader has caught up. */
    List<Event> events(String query, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(http(PortName.PUBLISH).resolve("/feed/changes" + query));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        List<Event> events = new ArrayList<>();
        String id = "";
        try (Stream<String> lines =
                http.send(request.build(), BodyHandlers.ofLines()).body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.equals("event:caught-up")) {
                    break;
                } else if (line.startsWith("data:")) {
                    events.add(new Event(id, json.readTree(line.substring("data:".length()))));
                }
            }
        }
        return events;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder signed = HttpRequest.newBuilder(request, (name, value) -> true);
        TestUser.authorization(request.uri()).ifPresent(authorization -> signed.header("Authorization", authorization));
        HttpResponse<String> response = http.send(signed.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    /** Waits until something holds. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(100);
        }
    }

    /** Waits until all that was sent has been worked off. */
    void awaitSettled() throws Exception {
        awaitSettled(PATIENCE);
    }

    /** Waits so long until all that was sent has been worked off. */
    void awaitSettled(Duration patience) throws Exception {
        Settlement settlement = new Settlement(setup.administration());
        if (!settlement.await(patience)) {
            throw new AssertionError("Not settled within " + patience + ": " + settlement.left());
        }
    }

    /**
     * Ends the services, and takes away all that there is but some topics: the other topics, the services' positions in them, and
     * what the services keep on their disks.
     */
    void forgetAllBut(Set<String> topics) throws Exception {
        for (PortName service : Processes.SERVICES) {
            kill(service.label());
        }
        try (Admin admin = Admin.create(administration().settings())) {
            Set<String> others = new TreeSet<>(admin.listTopics().names().get());
            others.removeAll(topics);
            admin.deleteTopics(others).all().get();
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> group.startsWith("consilience-"))
                    .toList();
            // A group can be taken away once the broker has missed its members.
            for (String group : groups) {
                await(
                        group + " is gone",
                        () -> isGone(admin.deleteStreamsGroups(List.of(group)).all()));
            }
            await(
                    "the topics are gone",
                    () -> Collections.disjoint(admin.listTopics().names().get(), others));
        }
        try (Stream<Path> files = Files.walk(data().resolve("state"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isGone(KafkaFuture<Void> deletion) throws InterruptedException {
        try {
            deletion.get();
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof GroupIdNotFoundException;
        }
    }

    /** The committed records of a topic, as bytes. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> settings = administration().settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** A compacted topic as a table: the last value of each key, in hexadecimal, tombstones gone. */
    Map<String, String> table(TopicDef<?> topic) {
        Map<String, String> table = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records(topic.name())) {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), HexFormat.of().formatHex(record.value()));
            }
        }
        return table;
    }

    private static synchronized Ports freePorts(Optional<KafkaContainer> container) throws IOException {
        Map<PortName, Integer> numbers = new EnumMap<>(PortName.class);
        List<ServerSocket> held = new ArrayList<>();
        for (PortName name : PortName.values()) {
            numbers.put(name, hold(held));
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        container.ifPresent(kafka -> numbers.put(PortName.KAFKA, kafka.getFirstMappedPort()));
        return Ports.of(0, numbers);
    }

    /** Holds a port, and those that further members of the same kind would have. */
    private static int hold(List<ServerSocket> held) throws IOException {
        while (true) {
            List<ServerSocket> together = new ArrayList<>();
            try {
                together.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                int first = together.get(0).getLocalPort();
                for (int member = 2; member <= MEMBERS; member++) {
                    together.add(new ServerSocket(first + 10 * (member - 1), 1, InetAddress.getLoopbackAddress()));
                }
                held.addAll(together);
                if (GIVEN.add(first)) {
                    return first;
                }
                // Another test's pipeline was given it, and may not listen on it yet.
            } catch (BindException e) {
                // Somebody has one of them; another first one may have better neighbours.
                for (ServerSocket socket : together) {
                    socket.close();
                }
            }
        }
    }

    @Override
    public void close() {
        local().stopAll();
        container.ifPresent(KafkaContainer::stop);
    }
}
