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
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** One of the four services with the work taken out, as a process: under the settings of the real one, but for where its state is. */
public final class EmptyService {

    /** What the ids begin with under which these run. */
    public static final String APPLICATION = "consilience-empty-";

    private static final String OF_STREAMS = "kafka-streams.";
    private static final String OWN = "consilience.";
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
        Properties real = settings(Path.of(arguments[1], "services"), service);
        Properties settings = new Properties();
        for (String name : real.stringPropertyNames()) {
            if (name.startsWith(OF_STREAMS)) {
                settings.setProperty(name.substring(OF_STREAMS.length()), resolved(real, name));
            }
        }
        settings.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION + service);
        settings.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[2]);
        settings.setProperty(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
        Topology topology;
        try (InputStream flows = new BufferedInputStream(Files.newInputStream(Path.of(arguments[4])))) {
            topology = EmptyTopology.of(topology(service), real.getProperty(ID), Flow.read(flows), pace(real));
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

    private static Pace pace(Properties settings) {
        return Pace.valueOf(settings.getProperty(PACE).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static void say(Path running) {
        try {
            Files.writeString(running, "");
        } catch (IOException e) {
            throw new UncheckedIOException(running + " cannot be written", e);
        }
    }

    /** What all have alike, what this one has of its own, and what was set otherwise: each over the one before. */
    private static Properties settings(Path services, String service) throws IOException {
        Properties properties = new Properties();
        for (Path file : List.of(
                services.resolve("stream-kit/src/main/resources/META-INF/microprofile-config.properties"),
                services.resolve(service).resolve("src/main/resources/application.properties"))) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Properties set = System.getProperties();
        set.stringPropertyNames().stream()
                .filter(name -> name.startsWith(OF_STREAMS) || name.startsWith(OWN))
                .forEach(name -> properties.setProperty(name, set.getProperty(name)));
        return properties;
    }

    /** The value of a setting, which may be that of another one. */
    private static String resolved(Properties settings, String name) {
        String value = settings.getProperty(name);
        if (value.startsWith("${consilience.")) {
            return settings.getProperty(value.substring("${".length(), value.length() - 1));
        }
        return value;
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
