package dev.consilience.service.publish.app;

import dev.consilience.service.publish.PublishTopology;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class PublishApp {

    @Produces
    @Singleton
    Topology topology(@ConfigProperty(name = "consilience.registry.url") URI registry, StepWatch watch) {
        return PublishTopology.watched(new RegistrySerdes(registry), watch);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler brokenThreads(MeterRegistry meters) {
        return new CountedReplacements(ThreadReplacement.usual(), meters);
    }
}
