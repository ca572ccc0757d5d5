package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.intake.WayIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how the watched folder and the polls are. It is never down: a literature service that does not answer, or a folder
 * that another instance has taken over, is no reason to take no papers over HTTP.
 */
@Readiness
@ApplicationScoped
class WaysInReadiness implements HealthCheck {

    private final WaysIn waysIn;

    @Inject
    WaysInReadiness(WaysIn waysIn) {
        this.waysIn = waysIn;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ingest ways in").up();
        for (WayIn way : waysIn.ways()) {
            WayIn.Status status = way.status();
            response.withData(way.name(), (status.state() + " " + status.detail()).strip());
        }
        return response.build();
    }
}
