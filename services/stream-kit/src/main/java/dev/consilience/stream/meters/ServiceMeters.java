package dev.consilience.stream.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** What every service tells of its streams, whatever they do. */
public final class ServiceMeters {

    private static final Set<String> OF_STATE = Set.of(
            "kafka.stream.state.total.sst.files.size",
            "kafka.stream.state.size.all.mem.tables",
            "kafka.stream.state.block.cache.usage",
            "kafka.stream.state.estimate.num.keys");

    private ServiceMeters() {}

    /**
     * Begins to tell.
     *
     * @param topology what the streams do
     * @param state the folder below which state is kept
     */
    public static void bind(MeterRegistry meters, KafkaStreams streams, Topology topology, Path state) {
        DeadLetterCount.bindTo(meters);
        Gauge.builder(MeterCatalogue.STREAMS_RUNNING.meter(), streams, ServiceMeters::running)
                .description(MeterCatalogue.STREAMS_RUNNING.meaning())
                .register(meters);
        // By a supplier: what is handed over beside a function is held weakly, and nobody else has the path.
        Gauge.builder(MeterCatalogue.STATE.meter(), () -> FolderSize.of(state))
                .baseUnit(MeterCatalogue.STATE.unit())
                .description(MeterCatalogue.STATE.meaning())
                .register(meters);
        LagMeters.bind(meters, streams, LagMeters.sources(topology));
    }

    private static double running(KafkaStreams streams) {
        if (streams.state() == KafkaStreams.State.RUNNING) {
            return 1;
        }
        return 0;
    }

    /**
     * Keeps those of Kafka's meters away that come for each store and each task, by the dozen: a service with many stores would
     * have thousands of series, of which nobody looks at one. What stores take is left.
     */
    public static MeterFilter fewOfKafka() {
        return MeterFilter.deny(ServiceMeters::isOfNoUse);
    }

    private static boolean isOfNoUse(Meter.Id id) {
        String name = id.getName();
        boolean ofState = name.startsWith("kafka.stream.state.") && !name.contains(".updater.");
        return name.startsWith("kafka.stream.processor.node.") || (ofState && !OF_STATE.contains(name));
    }
}
