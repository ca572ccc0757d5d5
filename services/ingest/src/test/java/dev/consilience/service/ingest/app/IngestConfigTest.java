package dev.consilience.service.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.service.ingest.app.IngestConfig.PollConfig;
import dev.consilience.service.ingest.intake.poll.Poll;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    @Test
    void hasDefaultsForEverythingButWhatAPollAsks() {
        // When
        IngestConfig config = config(Map.of(
                "consilience.ingest.polls.a.service", "pubmed",
                "consilience.ingest.polls.a.query", "mTOR",
                "consilience.ingest.polls.a.since", "2026-01-01"));

        // Then
        assertThat(config.submissions()).isEqualTo(8);
        assertThat(config.folder()).isEmpty();
        assertThat(config.scanInterval()).hasSeconds(2);
        assertThat(config.settle()).hasSeconds(2);
        assertThat(config.batchRecords()).isEqualTo(1_000);
        PollConfig poll = config.polls().get("a");
        assertThat(poll.service()).isEqualTo(Poll.Service.PUBMED);
        assertThat(poll.dates()).isEqualTo(Poll.Dates.UPDATED);
        assertThat(poll.interval()).isEqualTo(Duration.ofHours(6));
        assertThat(poll.pageSize()).isEqualTo(200);
        assertThat(poll.baseUrl()).isEmpty();
        assertThat(poll.tool()).isEqualTo("consilience");
        assertThat(poll.email()).isEmpty();
        assertThat(poll.apiKey()).isEmpty();
    }

    @Test
    void mapsEveryProperty() {
        // When
        IngestConfig config = config(Map.ofEntries(
                Map.entry("consilience.ingest.submissions", "3"),
                Map.entry("consilience.ingest.folder", "in"),
                Map.entry("consilience.ingest.scan-interval", "PT1S"),
                Map.entry("consilience.ingest.settle", "PT0S"),
                Map.entry("consilience.ingest.batch-records", "10"),
                Map.entry("consilience.ingest.polls.b-1.service", "europepmc"),
                Map.entry("consilience.ingest.polls.b-1.query", "pain"),
                Map.entry("consilience.ingest.polls.b-1.since", "2026-02-03"),
                Map.entry("consilience.ingest.polls.b-1.dates", "added"),
                Map.entry("consilience.ingest.polls.b-1.interval", "PT1H"),
                Map.entry("consilience.ingest.polls.b-1.page-size", "100"),
                Map.entry("consilience.ingest.polls.b-1.base-url", "http://127.0.0.1:1"),
                Map.entry("consilience.ingest.polls.b-1.tool", "ours"),
                Map.entry("consilience.ingest.polls.b-1.email", "a@example.org"),
                Map.entry("consilience.ingest.polls.b-1.api-key", "k")));

        // Then
        assertThat(config.submissions()).isEqualTo(3);
        assertThat(config.folder()).contains("in");
        assertThat(config.scanInterval()).hasSeconds(1);
        assertThat(config.settle()).isZero();
        assertThat(config.batchRecords()).isEqualTo(10);
        PollConfig poll = config.polls().get("b-1");
        assertThat(poll.service()).isEqualTo(Poll.Service.EUROPEPMC);
        assertThat(poll.query()).isEqualTo("pain");
        assertThat(poll.since()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(poll.dates()).isEqualTo(Poll.Dates.ADDED);
        assertThat(poll.interval()).hasHours(1);
        assertThat(poll.pageSize()).isEqualTo(100);
        assertThat(poll.baseUrl()).contains(URI.create("http://127.0.0.1:1"));
        assertThat(poll.tool()).isEqualTo("ours");
        assertThat(poll.email()).contains("a@example.org");
        assertThat(poll.apiKey()).contains("k");
    }

    @Test
    void takesTheKeyOfAPollFromTheEnvironment() {
        // When
        IngestConfig config = config(
                Map.of(
                        "consilience.ingest.polls.mtor.service", "pubmed",
                        "consilience.ingest.polls.mtor.query", "mTOR",
                        "consilience.ingest.polls.mtor.since", "2026-01-01"),
                Map.of("CONSILIENCE_INGEST_POLLS_MTOR_API_KEY", "k"));

        // Then
        assertThat(config.polls().get("mtor").apiKey()).contains("k");
    }

    private static IngestConfig config(Map<String, String> properties) {
        return config(properties, Map.of());
    }

    private static IngestConfig config(Map<String, String> properties, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(IngestConfig.class);
    }
}
