package dev.consilience.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.deploy.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Pattern INSTANCE = Pattern.compile("-[12]");
    private static final Pattern ON_LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:[0-9]+:[0-9]+");
    private static final Path CHECKOUT = Path.of("..");

    private final ComposeFile compose = ComposeFile.read();

    private static String programOf(String service) {
        return INSTANCE.matcher(service).replaceFirst("");
    }

    @Test
    void aPartThatComposeDoesNotKnowIsFound() {
        ObjectNode wrong = YamlFile.document(ComposeFile.FILE).deepCopy();
        ((ObjectNode) wrong.at("/services/ingest-1")).put("restarts", "always");

        assertThatThrownBy(() -> ComposeFile.of(wrong)).hasMessageContaining("restarts");
    }

    @Test
    void thereAreTwoInstancesOfEachServiceAndThreeBrokers() {
        assertThat(compose.services().keySet())
                .contains("kafka-1", "kafka-2", "kafka-3", "registry", "provision")
                .hasSize(5 + 2 * Cluster.SERVICES.size());
        for (String service : Cluster.SERVICES) {
            assertThat(compose.services()).containsKeys(service + "-1", service + "-2");
        }
    }

    @Test
    void imagesOfOursAreBuiltFromAFileAndAStageThatAreThere() throws IOException {
        for (Map.Entry<String, Service> entry : compose.services().entrySet()) {
            Service service = entry.getValue();
            if (!service.image().startsWith("consilience/")) {
                assertThat(service.build()).isNull();
                continue;
            }
            Path context = ComposeFile.FILE.resolveSibling(service.build().context());
            assertThat(context.toRealPath()).isEqualTo(CHECKOUT.toRealPath());
            Path dockerfile = context.resolve(service.build().dockerfile());
            assertThat(Files.readAllLines(dockerfile))
                    .anyMatch(line -> line.endsWith(" AS " + service.build().target()));
            String image = service.image();
            if (service.build().args() != null) {
                String program = service.build().args().get("SERVICE");
                assertThat(program).isEqualTo(programOf(entry.getKey()));
                assertThat(image).startsWith("consilience/" + program + ":");
                assertThat(CHECKOUT.resolve("services").resolve(program)).isDirectory();
            }
        }
    }

    @Test
    void theImagesOfTheClusterAreBuiltHere() {
        Set<String> built = new TreeSet<>();
        compose.services().values().forEach(service -> built.add(service.image().replaceFirst(":.*", "")));

        for (JsonNode workload : Cluster.of("base").workloads()) {
            assertThat(built)
                    .contains(Cluster.container(workload).path("image").asText().replaceFirst(":.*", ""));
        }
        for (String overlay : List.of("overlays/small", "overlays/production")) {
            assertThat(built)
                    .containsAll(Kustomization.of(Cluster.KUBERNETES.resolve(overlay))
                            .images());
        }
    }

    @Test
    void everyCopiedFileIsOneThatTheBuildMakes() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("compose/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY --from=build"))
                .toList();

        assertThat(copied)
                .hasSize(5)
                .allMatch(line ->
                        line.contains("/target/quarkus-app/") || line.contains("services/command-line/target/"));
        assertThat(Files.readAllLines(Path.of("compose/Dockerfile")))
                .as("nothing of ours runs as root")
                .contains("USER 10001:10001");
    }

    @Test
    void everyServiceIsToldOnlyWhatItReads() {
        for (String service : compose.services().keySet()) {
            if (Cluster.SERVICES.contains(programOf(service))) {
                ServiceSettings settings = ServiceSettings.of(programOf(service));
                Map<String, String> environment =
                        compose.services().get(service).environment();
                assertThat(environment.keySet())
                        .as("variables of %s", service)
                        .isNotEmpty()
                        .allMatch(settings::reads);
                assertThat(environment).containsEntry("QUARKUS_HTTP_PORT", settings.value("quarkus.http.port"));
            }
        }
    }

    @Test
    void theBrokersAreSetAsThoseOfTheCluster() {
        JsonNode config = Cluster.of("base").get("Kafka", "kafka").at("/spec/kafka/config");
        for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
            Map<String, String> environment = compose.services().get(broker).environment();
            config.properties().forEach(setting -> assertThat(environment)
                    .containsEntry(
                            "KAFKA_" + setting.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                            setting.getValue().asText()));
        }
    }

    @Test
    void whatIsNamedIsThere() {
        Set<String> volumes = new TreeSet<>();
        List<String> ports = new ArrayList<>();
        compose.services().forEach((name, service) -> {
            if (service.volumes() != null) {
                service.volumes().forEach(volume -> assertThat(volumes.add(volume.substring(0, volume.indexOf(':'))))
                        .as("volume of %s is its own", name)
                        .isTrue());
            }
            if (service.ports() != null) {
                service.ports().forEach(port -> {
                    assertThat(port).matches(ON_LOOPBACK);
                    ports.add(port.substring(0, port.lastIndexOf(':')));
                });
            }
            if (service.secrets() != null) {
                assertThat(compose.secrets()).containsKeys(service.secrets().toArray(String[]::new));
            }
            if (service.dependsOn() != null) {
                service.dependsOn().forEach((other, dependency) -> {
                    assertThat(compose.services()).containsKey(other);
                    if (dependency.condition().equals("service_healthy")) {
                        assertThat(compose.services().get(other).healthcheck()).isNotNull();
                    }
                });
            }
        });
        assertThat(volumes).isEqualTo(new TreeSet<>(compose.volumes().keySet()));
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void whatRunsIsStartedAgainAndLookedAfter() {
        compose.services().forEach((name, service) -> {
            if (!name.equals("provision")) {
                assertThat(service.restart()).as(name).isEqualTo("unless-stopped");
                assertThat(service.healthcheck()).as(name).isNotNull();
            }
        });
    }

    @Test
    void everyServiceKnowsWhoMaySignIn() {
        for (String service : compose.services().keySet()) {
            if (Cluster.SERVICES.contains(programOf(service))) {
                Service each = compose.services().get(service);
                assertThat(each.environment())
                        .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0")
                        .containsEntry("CONSILIENCE_USERS", "/run/secrets/users");
                assertThat(each.secrets()).containsExactly("users");
            }
        }
    }
}
