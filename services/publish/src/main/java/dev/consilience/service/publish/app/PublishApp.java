package dev.consilience.service.publish.app;

import dev.consilience.service.publish.PublishTopology;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class PublishApp {

    /** Where Kafka is, and who we are to it: all settings that begin with {@code kafka.}. */
    @Produces
    @Singleton
    KafkaConnection kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return KafkaConnection.of(settings);
    }

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
