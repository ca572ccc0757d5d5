package dev.consilience.stream;

import dev.consilience.stream.watch.StepWatch;
import dev.consilience.stream.watch.WatchedSteps;
import java.util.HashMap;
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
        return new TopologyConfig(new StreamsConfig(settings()));
    }

    /** The same, and lets somebody look at the steps of the topology while they work. */
    public static TopologyConfig watched(StepWatch watch) {
        Map<String, Object> settings = settings();
        settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, WatchedSteps.class);
        settings.put(WatchedSteps.WATCH, watch);
        return new TopologyConfig(new StreamsConfig(settings));
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "naming");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }
}
