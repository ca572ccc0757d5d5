package dev.consilience.service.publish.app;

import dev.consilience.service.publish.record.RecordView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only once the view has everything that was published before. */
@Readiness
@ApplicationScoped
class RecordReadiness implements HealthCheck {

    private final RecordView view;

    @Inject
    RecordReadiness(RecordView view) {
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = view.notReady();
        return HealthCheckResponse.named("publish has the whole record")
                .status(missing.isEmpty())
                .withData("still to be read", String.join(" ", missing))
                .build();
    }
}
