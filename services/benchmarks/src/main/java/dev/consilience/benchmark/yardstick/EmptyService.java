package dev.consilience.benchmark.yardstick;

import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.service.extract.Extraction;
import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.service.publish.PublishTopology;
import dev.consilience.service.reconcile.ReconcileSettings;
import dev.consilience.service.reconcile.ReconcileTopology;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.watch.Pace;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** One of the four services with the work taken out, as a process: under the settings of the real one, but for where its state is. */
public final class EmptyService {

    /** What the ids begin with under which these run. */
    public static final String APPLICATION = "consilience-empty-";

    private static final String OF_STREAMS = "kafka-streams.";
    private static final int OF_ALL = 100;
    private static final int OF_ONE = 200;
    private static final String PACE = "consilience.pace";
    private static final String ID = "quarkus.kafka-streams.application-id";

    private EmptyService() {}

    /**
     * Runs until it is killed. What is set of the real services otherwise than it is by default is set as system properties of this process.
     *
     * @param arguments name of the service, root of the project, servers of Kafka, folder for the state, file of the flows, file that is
     *     made as soon as it runs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String service = arguments[0];
        SmallRyeConfig real = settings(Path.of(arguments[1], "services"), service);
        Properties settings = new Properties();
        for (String name : real.getPropertyNames()) {
            if (name.startsWith(OF_STREAMS)) {
                real.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.setProperty(name.substring(OF_STREAMS.length()), value));
            }
        }
        settings.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION + service);
        settings.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[2]);
        settings.setProperty(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
        Topology topology;
        try (InputStream flows = new BufferedInputStream(Files.newInputStream(Path.of(arguments[4])))) {
            topology =
                    EmptyTopology.of(topology(service), real.getValue(ID, String.class), Flow.read(flows), pace(real));
        }
        KafkaStreams streams = new KafkaStreams(topology, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "stop"));
        Path running = Path.of(arguments[5]);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                say(running);
            }
        });
        streams.start();
        new CountDownLatch(1).await();
    }

    private static Pace pace(SmallRyeConfig settings) {
        return settings.getValue(PACE, Pace.class);
    }

    private static void say(Path running) {
        try {
            Files.writeString(running, "");
        } catch (IOException e) {
            throw new UncheckedIOException(running + " cannot be written", e);
        }
    }

    /** What all have alike, what this one has of its own, and what was set otherwise: each over the one before. */
    static SmallRyeConfig settings(Path services, String service) throws IOException {
        Path shared = services.resolve("stream-kit/src/main/resources/META-INF/microprofile-config.properties");
        Path own = services.resolve(service).resolve("src/main/resources/application.properties");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source(shared, OF_ALL), source(own, OF_ONE), new SysPropConfigSource())
                .build();
    }

    private static ConfigSource source(Path file, int ordinal) throws IOException {
        return new PropertiesConfigSource(file.toUri().toURL(), ordinal);
    }

    /** The real one, of which only the form is wanted: its schemas are never asked for. */
    private static Topology topology(String service) {
        RecordSerdes serdes = new RegistrySerdes(URI.create("http://127.0.0.1:1"));
        return switch (service) {
            case "ingest" -> IngestTopology.build(serdes);
            case "extract" -> ExtractTopology.build(serdes, () -> new Extraction("empty", article -> List.of()));
            case "reconcile" ->
                ReconcileTopology.build(serdes, ReconcileSettings.usual(Duration.ofMillis(50), "empty"));
            case "publish" -> PublishTopology.build(serdes);
            default -> throw new IllegalArgumentException("There is no service " + service);
        };
    }
}
