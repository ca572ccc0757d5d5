package dev.consilience.service.ingest.app;

import dev.consilience.stream.meters.RestoreMeters;
import dev.consilience.stream.meters.ServiceMeters;
import dev.consilience.stream.meters.StepMeters;
import dev.consilience.stream.watch.Pace;
import dev.consilience.stream.watch.PromptCommits;
import dev.consilience.stream.watch.StepWatch;
import dev.consilience.stream.watch.TracedSteps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What looks at the streams: meters, traces, and who has them commit in time. */
@ApplicationScoped
class Watching {

    @Produces
    @Singleton
    StepWatch watch(
            MeterRegistry meters,
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced,
            @ConfigProperty(name = "consilience.pace") Pace pace) {
        List<StepWatch> watches = new ArrayList<>();
        watches.add(new StepMeters(meters, Clock.systemUTC()));
        watches.add(new PromptCommits(pace));
        if (!untraced) {
            watches.add(new TracedSteps(telemetry));
        }
        return StepWatch.all(watches);
    }

    @Produces
    @Singleton
    StateRestoreListener restores(MeterRegistry meters) {
        return new RestoreMeters(meters);
    }

    @Produces
    @Singleton
    MeterFilter filter() {
        return ServiceMeters.fewOfKafka();
    }

    void begin(
            @Observes StartupEvent event,
            MeterRegistry meters,
            KafkaStreams streams,
            Topology topology,
            @ConfigProperty(name = "kafka-streams.state.dir") Path state) {
        ServiceMeters.bind(meters, streams, topology, state);
    }
}
