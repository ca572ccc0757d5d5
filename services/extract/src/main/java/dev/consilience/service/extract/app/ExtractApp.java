package dev.consilience.service.extract.app;

import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class ExtractApp {

    /** Where Kafka is, and who we are to it: all settings that begin with {@code kafka.}. */
    @Produces
    @Singleton
    KafkaConnection kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return KafkaConnection.of(settings);
    }

    @Produces
    @Singleton
    CurrentExtraction extraction(
            KafkaConnection kafka, @ConfigProperty(name = "consilience.registry.url") URI registry) {
        return CurrentExtraction.following(kafka, new RegistrySerdes(registry));
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
