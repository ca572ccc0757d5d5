package dev.consilience.service.publish.app;

import dev.consilience.service.publish.record.RecordView;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.watch.Pace;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the view of the record when the service starts, and closes it with the service. */
@Startup
@ApplicationScoped
class RecordViewApp {

    private final RecordView view;

    @Inject
    RecordViewApp(
            @ConfigProperty(name = "consilience.view.folder") Path folder,
            KafkaConnection kafka,
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.pace") Pace pace) {
        this.view = RecordView.open(folder, kafka, new RegistrySerdes(registry), pace);
    }

    @Produces
    @Singleton
    RecordView view() {
        return view;
    }

    @PreDestroy
    void close() {
        view.close();
    }
}
