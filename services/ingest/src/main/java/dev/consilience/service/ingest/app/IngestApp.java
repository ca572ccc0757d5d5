package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.service.ingest.deadletter.DeadLetters;
import dev.consilience.service.ingest.intake.IntakeRecords;
import dev.consilience.service.ingest.intake.IntakeTraces;
import dev.consilience.service.ingest.intake.KafkaClients;
import dev.consilience.service.ingest.intake.KafkaClients.Gathering;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.ThreadReplacement;
import dev.consilience.stream.meters.CountedReplacements;
import dev.consilience.stream.watch.StepWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology, and what the ways in need, to Quarkus. */
@ApplicationScoped
class IngestApp {

    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_FOR_LETTERS = Duration.ofMinutes(1);

    /** Where Kafka is, and who we are to it: all settings that begin with {@code kafka.}. */
    @Produces
    @Singleton
    KafkaConnection kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return KafkaConnection.of(settings);
    }

    @Produces
    @Singleton
    Topology topology(@ConfigProperty(name = "consilience.registry.url") URI registry, StepWatch watch) {
        return IngestTopology.watched(new RegistrySerdes(registry), watch);
    }

    @Produces
    @Singleton
    KafkaClients clients(
            KafkaConnection kafka,
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.intake.gather-ms") int gatherMs,
            @ConfigProperty(name = "consilience.intake.batch-bytes") int batchBytes) {
        return new KafkaClients(
                kafka, new RegistrySerdes(registry), new Gathering(Duration.ofMillis(gatherMs), batchBytes));
    }

    @Produces
    @Singleton
    IntakeRecords records(
            KafkaClients clients,
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced) {
        if (untraced) {
            return new IntakeRecords(clients.serdes());
        }
        return new IntakeRecords(clients.serdes(), new IntakeTraces(telemetry));
    }

    /** The one producer of all requests. */
    @Produces
    @Singleton
    Producer<byte[], byte[]> producer(KafkaClients clients) {
        return clients.producer("consilience-ingest-http");
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close(CLOSE);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(KafkaClients clients) {
        return new DeadLetters(clients::reader, PATIENCE_FOR_LETTERS);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler brokenThreads(MeterRegistry meters) {
        return new CountedReplacements(ThreadReplacement.usual(), meters);
    }
}
