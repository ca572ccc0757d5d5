package dev.consilience.commandline;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Setup;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster and which registry are meant. */
final class KafkaOptions {

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Another cluster than that of the pipeline here; several addresses with commas between.")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-settings",
            paramLabel = "FILE",
            description =
                    "How to connect to the cluster, as Kafka's own tools take it for --command-config: TLS, user, password. With --kafka alone, what"
                            + " the variables KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_JAAS_CONFIG and so on say, as for the services.")
    private @Nullable Path settings;

    @Option(
            names = "--registry-url",
            paramLabel = "URL",
            description = "Another schema registry than that of the pipeline here.")
    private @Nullable URI registry;

    /** As the operator, where the pipeline here asks. */
    KafkaConnection connection() throws IOException {
        if (kafka == null && settings == null) {
            return Setup.read(place.folders()).connection(TopicAccess.OPERATOR);
        }
        String bootstrapServers = kafka;
        if (bootstrapServers == null) {
            bootstrapServers = Setup.read(place.folders()).bootstrapServers();
        }
        if (settings == null) {
            return KafkaConnection.ofVariables(bootstrapServers, System.getenv());
        }
        return KafkaConnection.read(bootstrapServers, settings);
    }

    URI registry() throws IOException {
        if (registry != null) {
            return registry;
        }
        return Ports.read(place.folders().ports()).http(PortName.REGISTRY);
    }

    RecordSerdes serdes() throws IOException {
        return new RegistrySerdes(registry());
    }
}
