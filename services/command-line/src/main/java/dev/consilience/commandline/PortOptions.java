package dev.consilience.commandline;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that move ports. */
final class PortOptions {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Adds N to every port that is not named by itself.")
    private @Nullable Integer offset;

    @Option(names = "--publish-port", paramLabel = "N", description = "The page, claims and feed. Default: 8080.")
    private @Nullable Integer publish;

    @Option(names = "--ingest-port", paramLabel = "N", description = "Papers in. Default: 8081.")
    private @Nullable Integer ingest;

    @Option(names = "--extract-port", paramLabel = "N", description = "Default: 8082.")
    private @Nullable Integer extract;

    @Option(names = "--reconcile-port", paramLabel = "N", description = "Default: 8083.")
    private @Nullable Integer reconcile;

    @Option(names = "--registry-port", paramLabel = "N", description = "The schema registry. Default: 8085.")
    private @Nullable Integer registry;

    @Option(names = "--kafka-port", paramLabel = "N", description = "The broker. Default: 9092.")
    private @Nullable Integer kafka;

    @Option(names = "--kafka-controller-port", paramLabel = "N", description = "Its controller. Default: 9093.")
    private @Nullable Integer kafkaController;

    @Option(
            names = "--kafka-internal-port",
            paramLabel = "N",
            description = "Where brokers talk to each other, with --secure. Default: 9094.")
    private @Nullable Integer kafkaInternal;

    /** The ports that are asked for; where none is, those that the pipeline in the folder had last. */
    Ports ports(Path file) throws IOException {
        Map<PortName, Integer> named = named();
        if (offset == null && named.isEmpty()) {
            return Ports.read(file);
        }
        int moved = 0;
        if (offset != null) {
            moved = offset;
        }
        return Ports.of(moved, named);
    }

    private Map<PortName, Integer> named() {
        Map<PortName, Integer> named = new EnumMap<>(PortName.class);
        put(named, PortName.PUBLISH, publish);
        put(named, PortName.INGEST, ingest);
        put(named, PortName.EXTRACT, extract);
        put(named, PortName.RECONCILE, reconcile);
        put(named, PortName.REGISTRY, registry);
        put(named, PortName.KAFKA, kafka);
        put(named, PortName.KAFKA_CONTROLLER, kafkaController);
        put(named, PortName.KAFKA_INTERNAL, kafkaInternal);
        return named;
    }

    private static void put(Map<PortName, Integer> named, PortName name, @Nullable Integer number) {
        if (number != null) {
            named.put(name, number);
        }
    }
}
