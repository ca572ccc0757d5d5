package dev.consilience.commandline;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import dev.consilience.commandline.local.Setup;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import java.io.IOException;
import java.net.URI;
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
            names = "--registry-url",
            paramLabel = "URL",
            description = "Another schema registry than that of the pipeline here.")
    private @Nullable URI registry;

    String bootstrapServers() throws IOException {
        if (kafka != null) {
            return kafka;
        }
        return Setup.read(place.folders()).bootstrapServers();
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
