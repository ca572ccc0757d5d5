package dev.consilience.stream;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a Kafka cluster is reached: where it is, how its brokers are known to be the right ones, and how a client shows who it is.
 * All clients of a process share it, those that Kafka Streams does not make too; one that went another way would stand before a
 * closed door in a cluster that asks.
 */
public final class KafkaConnection {

    /** What the names of the settings begin with that belong to a connection; all others are each client's own. */
    private static final List<String> PREFIXES = List.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            "sasl.",
            "ssl.");

    private static final String VARIABLES = "KAFKA_";

    private final Map<String, Object> settings;

    private KafkaConnection(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /**
     * A cluster that asks nobody who they are.
     *
     * @param bootstrapServers for example {@code 127.0.0.1:9092}; several with commas between
     */
    public static KafkaConnection at(String bootstrapServers) {
        return new KafkaConnection(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /**
     * What a client's settings say about the connection; the rest of them is left out.
     *
     * @throws IllegalArgumentException if they do not say where the cluster is
     */
    public static KafkaConnection of(Map<String, ?> settings) {
        Map<String, Object> own = new HashMap<>();
        settings.forEach((name, value) -> {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                own.put(name, value);
            }
        });
        if (!own.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException(
                    "The settings of the connection to Kafka lack " + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        }
        return new KafkaConnection(own);
    }

    /**
     * Reads a file of settings as Kafka's own tools take it for {@code --command-config}.
     *
     * @param bootstrapServers where the cluster is; it goes before what the file may say
     * @throws IOException if it cannot be read
     */
    public static KafkaConnection read(String bootstrapServers, Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no file of settings: " + e.getMessage(), e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return of(settings);
    }

    /**
     * What the variables of a process say, as the services take them: {@code KAFKA_SECURITY_PROTOCOL} and so on.
     *
     * @param bootstrapServers where the cluster is; it goes before what the variables may say
     */
    public static KafkaConnection ofVariables(String bootstrapServers, Map<String, String> variables) {
        Map<String, Object> settings = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(VARIABLES)) {
                settings.put(
                        name.substring(VARIABLES.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return of(settings);
    }

    /** The settings, for a client's own to be put beside: a new map each time. */
    public Map<String, Object> settings() {
        return new HashMap<>(settings);
    }

    /** Where the cluster is, for messages; nothing that is secret. */
    @Override
    public String toString() {
        return String.valueOf(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }
}
