package dev.consilience.service.publish.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the streams have run: not before all state is restored. While partitions move later on, as they do whenever an
 * instance comes or goes, what is asked over HTTP is answered as before, and nobody has to be sent elsewhere.
 */
@Readiness
@ApplicationScoped
class StreamsReadiness implements HealthCheck {

    private final KafkaStreams streams;
    private volatile boolean ran;

    @Inject
    StreamsReadiness(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = streams.state();
        ran = ran || state == KafkaStreams.State.RUNNING;
        return HealthCheckResponse.named("publish streams run")
                .status(ran && state.isRunningOrRebalancing())
                .withData("state", state.name())
                .build();
    }
}
