package dev.consilience.service.publish.rest;

import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.decision.DecisionWriter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Brings decisions to their topics, one after the other. */
@ApplicationScoped
class DecisionDesk {

    private static final Long RETRY_AFTER_SECONDS = 5L;

    private final KafkaConnection kafka;
    private final URI registry;
    private @Nullable DecisionWriter writer;

    @Inject
    DecisionDesk(KafkaConnection kafka, @ConfigProperty(name = "consilience.registry.url") URI registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /** Takes a decision: when this returns, it is not lost any more. */
    synchronized void take(Decision decision) {
        try {
            open().write(decision);
        } catch (IOException e) {
            throw new ServiceUnavailableException(e.getMessage(), RETRY_AFTER_SECONDS, e);
        }
    }

    /** Takes a decision back, whether there is one or not. */
    synchronized void takeBack(Subject subject, String key) {
        try {
            open().takeBack(subject, key);
        } catch (IOException e) {
            throw new ServiceUnavailableException(e.getMessage(), RETRY_AFTER_SECONDS, e);
        }
    }

    private DecisionWriter open() throws IOException {
        DecisionWriter open = writer;
        if (open == null) {
            open = DecisionWriter.open(kafka, new RegistrySerdes(registry));
            writer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
