package dev.consilience.service.extract.app;

import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class ExtractApp {

    @Produces
    @Singleton
    CurrentExtraction extraction(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "consilience.registry.url") URI registry) {
        return CurrentExtraction.following(bootstrapServers, new RegistrySerdes(registry));
    }

    void stop(@Disposes CurrentExtraction extraction) {
        extraction.close();
    }

    @Produces
    @Singleton
    Topology topology(
            CurrentExtraction extraction,
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            StepWatch watch) {
        return ExtractTopology.watched(new RegistrySerdes(registry), extraction, watch);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler brokenThreads(MeterRegistry meters) {
        return new CountedReplacements(ThreadReplacement.usual(), meters);
    }
}
