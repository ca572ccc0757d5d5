package dev.consilience.stream;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/** The settings that a topology needs while it is built, before the streams that run it are configured. */
public final class StreamsSettings {

    private StreamsSettings() {}

    /**
     * Refuses topics and stores that were not named by hand: a generated name moves when a step is added, and what was
     * kept under it is lost.
     */
    public static TopologyConfig naming() {
        return new TopologyConfig(new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "naming",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:0",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true)));
    }
}
