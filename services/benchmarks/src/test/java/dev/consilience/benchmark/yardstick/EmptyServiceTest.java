package dev.consilience.benchmark.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with the work taken out has the settings of the real one. */
class EmptyServiceTest {

    private static final Path SERVICES = Path.of("..").toAbsolutePath().normalize();
    private static final String PACE = "consilience.pace";

    @AfterEach
    void unset() {
        System.clearProperty(PACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "extract", "reconcile", "publish"})
    void hasWhatAllHaveAlikeAndWhatIsItsOwn(String service) throws IOException {
        SmallRyeConfig settings = EmptyService.settings(SERVICES, service);

        assertThat(value(settings, "kafka-streams.processing.guarantee")).contains("exactly_once_v2");
        assertThat(value(settings, "quarkus.kafka-streams.application-id"))
                .get()
                .asString()
                .startsWith("consilience-" + service);
        assertThat(value(settings, "kafka-streams.consilience.stores.mb")).isPresent();
    }

    @Test
    void aPaceComesWithHowMuchIsFetchedAtOnce() throws IOException {
        String fetched = "kafka-streams.main.consumer.fetch.min.bytes";
        assertThat(value(EmptyService.settings(SERVICES, "ingest"), fetched)).contains("1");

        System.setProperty(PACE, "catching-up");

        assertThat(value(EmptyService.settings(SERVICES, "ingest"), fetched)).contains("262144");
    }

    private static Optional<String> value(SmallRyeConfig settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }
}
