package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.meters.MeterCatalogue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the services tell of themselves is what documents, dashboards and alerts say that they tell. */
@ResourceLock(RunningPipeline.SHARED)
class MetersIT {

    private static final int PAPERS = 40;
    private static final Path OTHERS = Path.of("../../deploy/observability/others.txt");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsAllMetersOfTheCatalogueAndNoOtherOfOursAndCountsRight() throws Exception {
        // Given
        RunningPipeline pipeline = RunningPipeline.shared();
        double acceptedBefore = sum(tell(pipeline, PortName.INGEST), "consilience_articles_accepted_total");

        // When
        RunningPipeline.Answer answer = pipeline.post("", SeededLiterature.pubMed(4711, PAPERS));
        pipeline.post("", "DOI: 10.5555/unreadable\nStatus: RETRCTED\n\nTitle\n\nText.\n");
        pipeline.awaitSettled();
        pipeline.get("/claims");
        for (PortName service : Processes.SERVICES) {
            RunningPipeline.await(
                    service.label() + " has read everything",
                    () -> sum(tell(pipeline, service), "consilience_lag") == 0);
            // Kafka is asked for its own meters once a minute.
            RunningPipeline.await(
                    service.label() + " tells what dashboards and alerts ask for",
                    () -> names(tell(pipeline, service)).containsAll(others(service)));
        }
        Map<PortName, List<String>> told = new EnumMap<>(PortName.class);
        for (PortName service : Processes.SERVICES) {
            told.put(service, tell(pipeline, service));
        }

        // Then
        told.forEach((service, lines) -> {
            Set<String> ours = names(lines).stream()
                    .filter(name -> name.startsWith("consilience_"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ours)
                    .as("meters of %s", service.label())
                    .containsExactlyInAnyOrderElementsOf(catalogued(service));
        });
        assertThat(sum(told.get(PortName.INGEST), "consilience_articles_accepted_total") - acceptedBefore)
                .isEqualTo(answer.body().path("accepted").asDouble());
        assertThat(sum(told.get(PortName.INGEST), "consilience_articles_refused_total"))
                .isPositive();
        assertThat(sum(told.get(PortName.EXTRACT), "consilience_claims_extracted_total"))
                .isPositive();
        assertThat(sum(told.get(PortName.PUBLISH), "consilience_claims_published_total"))
                .isGreaterThanOrEqualTo(
                        pipeline.records(TopicCatalogue.CHANGES.name()).size());
        for (PortName service : Processes.SERVICES) {
            assertThat(sum(told.get(service), "consilience_streams_running")).isEqualTo(1);
            assertThat(sum(told.get(service), "consilience_state_bytes")).isPositive();
            assertThat(told.get(service)).as("series of %s", service.label()).hasSizeLessThan(3_000);
        }
    }

    private static Set<String> catalogued(PortName service) {
        return Arrays.stream(MeterCatalogue.values())
                .filter(meter -> meter.services().contains(service.label()))
                .flatMap(meter -> meter.prometheus().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What dashboards and alerts use of others; requests are counted only where there have been any. */
    private static List<String> others(PortName service) throws IOException {
        try (Stream<String> lines = Files.lines(OTHERS)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .filter(line ->
                            !line.startsWith("http_") || service == PortName.INGEST || service == PortName.PUBLISH)
                    .toList();
        }
    }

    private List<String> tell(RunningPipeline pipeline, PortName service) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(pipeline.instance(service, 1).resolve("/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static Set<String> names(List<String> lines) {
        return lines.stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static double sum(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
