package dev.consilience.service.extract.app;

import dev.consilience.extraction.Extractor;
import dev.consilience.service.extract.ExtractTopology;
import dev.consilience.service.extract.Extraction;
import dev.consilience.stream.RegistrySerdes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the topology to Quarkus. */
@ApplicationScoped
class ExtractApp {

    @Produces
    @Singleton
    Topology topology(@ConfigProperty(name = "consilience.registry.url") URI registry) {
        Extractor extractor = Extractor.standard();
        Extraction extraction = new Extraction(
                "extractor " + CodeDigest.ofExtraction() + ", vocabulary "
                        + extractor.vocabulary().release(),
                extractor::extract);
        return ExtractTopology.build(new RegistrySerdes(registry), () -> extraction);
    }
}
