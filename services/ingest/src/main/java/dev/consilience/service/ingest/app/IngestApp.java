package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.IngestTopology;
import dev.consilience.stream.RegistrySerdes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class IngestApp {

    @Produces
    @Singleton
    Topology topology(@ConfigProperty(name = "consilience.registry.url") URI registry) {
        return IngestTopology.build(new RegistrySerdes(registry));
    }
}
