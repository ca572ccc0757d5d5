package dev.consilience.benchmark;

import dev.consilience.benchmark.yardstick.EmptyService;
import dev.consilience.benchmark.yardstick.Flow;
import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.VirtualMachine;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The yardstick: the four services with the work taken out, on the broker of a pipeline whose own services have ended. */
final class EmptyPipeline implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MS = 100;
    private static final int HEAP_MB = 256;

    private final BenchPipeline pipeline;
    private final Run imitated;
    private final Map<String, Process> services = new TreeMap<>();

    private EmptyPipeline(BenchPipeline pipeline, Run imitated) {
        this.pipeline = pipeline;
        this.imitated = imitated;
    }

    /**
     * Starts one.
     *
     * @param root of the project
     * @param pipeline fresh; its services are ended
     * @param imitated what the real services did, all of whose papers were sent
     */
    static EmptyPipeline start(Path root, BenchPipeline pipeline, Run imitated)
            throws IOException, InterruptedException {
        pipeline.endServices();
        EmptyPipeline empty = new EmptyPipeline(pipeline, imitated);
        Path flows = pipeline.data().resolve("flows");
        try (OutputStream out = Files.newOutputStream(flows)) {
            Flow.write(empty.flows(), out);
        }
        try {
            for (PortName service : Processes.SERVICES) {
                empty.services.put(service.label(), empty.launch(root, service.label(), flows));
            }
            empty.awaitRunning();
        } catch (IOException | InterruptedException | RuntimeException e) {
            empty.close();
            throw e;
        }
        return empty;
    }

    private void awaitRunning() throws IOException, InterruptedException {
        for (Map.Entry<String, Process> service : services.entrySet()) {
            while (!Files.exists(running(service.getKey()))) {
                if (!service.getValue().isAlive()) {
                    throw new IOException("The empty " + service.getKey() + " has ended; see " + log(service.getKey()));
                }
                Thread.sleep(BETWEEN_LOOKS_MS);
            }
        }
    }

    private Path running(String service) {
        return pipeline.data().resolve("empty-" + service + ".running");
    }

    private Path log(String service) {
        return pipeline.data().resolve("logs").resolve("empty-" + service + ".log");
    }

    private Map<String, Flow> flows() {
        Map<String, Flow> flows = new TreeMap<>();
        imitated.volumes()
                .forEach((topic, volume) ->
                        flows.put(topic, new Flow(volume.written(), volume.keys(), volume.values())));
        return flows;
    }

    private Process launch(Path root, String service, Path flows) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(VirtualMachine.of(pipeline.pace(), HEAP_MB));
        command.add("-Dconsilience.pace=" + pipeline.pace().label());
        command.addAll(pipeline.serviceSettings());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EmptyService.class.getName(),
                service,
                root.toString(),
                pipeline.bootstrapServers(),
                state().resolve(service).toString(),
                flows.toString(),
                running(service).toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(service).toFile())
                .start();
    }

    private Path state() {
        return pipeline.data().resolve("empty");
    }

    /** Sends as many records as the same number of papers made, and measures. */
    Run run(int warmUp, int papers) throws IOException, InterruptedException, ExecutionException {
        Map<String, ProcessHandle> processes = new TreeMap<>(pipeline.processes());
        services.forEach((name, process) -> processes.put(name, process.toHandle()));
        Volume received = imitated.volume(TopicCatalogue.RECORDS_RECEIVED.name());
        double perPaper = received.read() / (double) (imitated.behind() + imitated.papers());
        try (KafkaProducer<String, byte[]> producer = producer(pipeline.kafka())) {
            return new Measured(pipeline.kafka(), state(), pipeline.secondsToStart(), Set.of(), run -> {})
                    .run(
                            processes,
                            List.of(warmUp),
                            papers,
                            (from, to, followed) -> send(
                                    producer,
                                    received.values(),
                                    Math.round(from * perPaper),
                                    Math.round(to * perPaper)))
                    .get(0);
        }
    }

    private static long send(KafkaProducer<String, byte[]> producer, List<byte[]> values, long from, long to)
            throws InterruptedException, IOException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        long bytes = 0;
        for (long number = from; number < to; number++) {
            byte[] value = values.get((int) (number % values.size()));
            bytes += value.length;
            sent.add(producer.send(
                    new ProducerRecord<>(TopicCatalogue.RECORDS_RECEIVED.name(), "paper-" + number, value)));
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not take a record: " + e.getMessage(), e);
        }
        return bytes;
    }

    /** As ingest's own. */
    static KafkaProducer<String, byte[]> producer(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        services.values().forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
