package dev.consilience.service.reconcile.app;

import dev.consilience.service.reconcile.ReconcileTopology;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class ReconcileApp {

    @Produces
    @Singleton
    Topology topology(
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.reconcile.settle", defaultValue = "50ms") Duration settle,
            StepWatch watch) {
        return ReconcileTopology.watched(new RegistrySerdes(registry), settle, watch);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler brokenThreads(MeterRegistry meters) {
        return new CountedReplacements(ThreadReplacement.usual(), meters);
    }
}
