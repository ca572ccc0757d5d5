package dev.consilience.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.stream.meters.MeterCatalogue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards, alerts and documents name meters that exist, and each other. */
class ObservabilityTest {

    private static final Path FOLDER = Path.of("observability");
    private static final Path ALERTS = FOLDER.resolve("alerts.yaml");
    private static final String RUNBOOK = "deploy/observability/RUNBOOK.md";

    /** Of Prometheus itself, and of the scraping. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> LABELS_OF_SCRAPING = Set.of("job", "instance", "service", "le");

    /** Those of the meters in others.txt. */
    private static final Set<String> LABELS_OF_OTHERS = Set.of("area", "uri", "outcome", "rocksdb_state_id");

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    static List<JsonNode> alerts() {
        return list(YamlFile.document(ALERTS).at("/groups/0/rules"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboardsNameMetersAndLabelsThatExist(Path file) throws IOException {
        // Given
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());

        // When
        List<String> expressions = dashboard.findValuesAsText("expr");

        // Then
        assertThat(expressions).isNotEmpty();
        expressions.forEach(ObservabilityTest::assertKnown);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsOfADashboardHaveNamesOfTheirOwnAndDoNotOverlap(Path file) throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        Set<String> titles = new HashSet<>();
        Set<String> places = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(titles.add(panel.path("title").asText()))
                    .as(panel.path("title").asText())
                    .isTrue();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            JsonNode place = panel.path("gridPos");
            for (int column = 0; column < place.path("w").asInt(); column++) {
                assertThat(places.add(place.path("x").asInt() + column + "/"
                                + place.path("y").asInt()))
                        .isTrue();
            }
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        }
        assertThat(file.getFileName()).hasToString(dashboard.path("uid").asText() + ".json");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertsNameMetersAndLabelsThatExistAndLeadToTheRunbook(JsonNode alert) {
        assertKnown(alert.path("expr").asText());
        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
        assertThat(alert.at("/annotations/runbook_url").asText())
                .isEqualTo(RUNBOOK + "#" + alert.path("alert").asText().toLowerCase(Locale.ROOT));
    }

    @Test
    void theRunbookHasASectionForEachAlertAndNoOther() throws IOException {
        List<String> sections = Files.readAllLines(FOLDER.resolve("RUNBOOK.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring("## ".length()))
                .toList();
        assertThat(sections)
                .containsExactlyElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void onKubernetesTheRulesAreTheSame() {
        JsonNode rules = YamlFile.document(Cluster.KUBERNETES.resolve("monitoring/rules.yaml"));
        assertThat(rules.at("/spec/groups")).isEqualTo(YamlFile.document(ALERTS).path("groups"));
    }

    @Test
    void onKubernetesEveryObjectIsOfTheFormThatItsKindHas() {
        List<JsonNode> objects = Cluster.of("monitoring").objects();
        assertThat(objects).isNotEmpty();
        objects.forEach(object -> assertThatCode(() -> Kinds.read(object))
                .as(Cluster.name(object))
                .doesNotThrowAnyException());
    }

    @Test
    void theTableOfMetersIsTheCatalogue() throws IOException {
        Path file = FOLDER.resolve("METERS.md");
        String table = MeterCatalogue.inMarkdown();
        Path received = Path.of("target/received/METERS.md");
        Files.createDirectories(received.getParent());
        Files.writeString(received, table);
        assertThat(Files.readString(file))
                .as("the right table is in %s", received)
                .endsWith("\n\n" + table);
    }

    @Test
    void aMeterThatIsNotThereIsFound() {
        assertThat(
                        unknown(
                                "sum by (service, colour) (rate(consilience_lag{taste=\"sweet\"}[5m])) > consilience_leg * 2e3"))
                .containsExactlyInAnyOrder("consilience_leg", "colour", "taste");
    }

    @Test
    void alertsGoOffWhenTheyShould() throws IOException, InterruptedException {
        // Given
        assumeThat(isThere("promtool"))
                .as("promtool, which comes with Prometheus, is on the path")
                .isTrue();

        // When
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts_test.yaml")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void assertKnown(String expression) {
        assertThat(unknown(expression)).as(expression).isEmpty();
    }

    private static List<String> unknown(String expression) {
        Set<String> meters = new HashSet<>(OF_PROMETHEUS);
        meters.addAll(others());
        Set<String> labels = new HashSet<>(LABELS_OF_SCRAPING);
        labels.addAll(LABELS_OF_OTHERS);
        for (MeterCatalogue meter : MeterCatalogue.values()) {
            meters.addAll(meter.prometheus());
            labels.addAll(meter.labels());
        }
        PromQl query = PromQl.of(expression);
        List<String> unknown = new ArrayList<>();
        query.meters().stream().filter(meter -> !meters.contains(meter)).forEach(unknown::add);
        query.labels().stream().filter(label -> !labels.contains(label)).forEach(unknown::add);
        return unknown;
    }

    private static Set<String> others() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("others.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    /** The labels that the scraping adds stand in both ways to scrape. */
    @Test
    void bothWaysToScrapeGiveTheLabelsThatAreUsed() {
        JsonNode job = YamlFile.document(FOLDER.resolve("prometheus.yaml")).at("/scrape_configs/0");
        assertThat(job.path("job_name").asText()).isEqualTo("consilience");
        assertThat(job.findValuesAsText("service")).containsExactlyElementsOf(Cluster.SERVICES);
        JsonNode pods = YamlFile.document(Cluster.KUBERNETES.resolve("monitoring/pods.yaml"));
        assertThat(pods.findValuesAsText("targetLabel")).contains("job", "service", "instance");
        Map<String, JsonNode> base = Cluster.of("base").workloads().stream()
                .collect(Collectors.toMap(Cluster::name, Cluster::labels, (one, other) -> one));
        for (String service : Cluster.SERVICES) {
            assertThat(Cluster.selects(pods.at("/spec/selector"), base.get(service)))
                    .isTrue();
        }
    }
}
