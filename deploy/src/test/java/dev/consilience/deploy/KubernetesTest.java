package dev.consilience.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {

    /** Secrets that are made outside, as README.md says. */
    private static final Set<String> FROM_OUTSIDE = Set.of("users", "publish-tls", "ingest-tls");

    static List<Cluster> clusters() {
        return Cluster.all();
    }

    static Stream<Path> folders() {
        return Stream.of("base", "overlays/small", "overlays/production", "monitoring")
                .map(Cluster.KUBERNETES::resolve);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyObjectIsOfTheFormThatItsKindHas(Cluster cluster) {
        assertThat(cluster.objects()).isNotEmpty();
        for (JsonNode object : cluster.objects()) {
            assertThatCode(() -> Kinds.read(object))
                    .as("%s of %s", Cluster.name(object), cluster.name())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spec/template/spec/containers/0",
                "/spec/template/spec/containers/0/securityContext",
                "/spec/template/spec/containers/0/readinessProbe/httpGet",
                "/spec",
                "/metadata",
                ""
            })
    void aFieldThatAnObjectDoesNotHaveIsFound(String where) {
        ObjectNode wrong = Cluster.of("base").get("StatefulSet", "publish").deepCopy();
        ((ObjectNode) wrong.at(where)).put("mispelt", 1);

        assertThatThrownBy(() -> Kinds.read(wrong)).hasMessageContaining("mispelt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec/kafka", "/spec/kafka/listeners/0", "/spec/entityOperator/topicOperator", "/spec"})
    void aFieldThatStrimziDoesNotHaveIsFound(String where) {
        ObjectNode wrong = Cluster.of("base").get("Kafka", "kafka").deepCopy();
        ((ObjectNode) wrong.at(where)).put("mispelt", 1);

        assertThatThrownBy(() -> Kinds.read(wrong)).hasMessageContaining("mispelt");
    }

    @Test
    void aFieldThatKedaDoesNotHaveIsFound() {
        ObjectNode wrong =
                Cluster.of("overlays/production").get("ScaledObject", "extract").deepCopy();
        ((ObjectNode) wrong.at("/spec/triggers/0/metadata")).put("lagTreshold", "1");

        assertThatThrownBy(() -> Kinds.read(wrong)).hasMessageContaining("lagTreshold");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFileIsNamedByItsKustomization(Path folder) {
        assertThat(Kustomization.of(folder).unnamed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void noTwoObjectsAreTheSame(Cluster cluster) {
        Set<String> seen = new TreeSet<>();
        for (JsonNode object : cluster.objects()) {
            assertThat(seen.add(object.path("kind").asText() + " " + Cluster.name(object)))
                    .as("%s stands twice", Cluster.name(object))
                    .isTrue();
        }
    }

    @Test
    void topicsAreThoseOfTheCatalogue() throws IOException {
        assertStandsThere("topics.yaml", KafkaObjects.topics());
    }

    @Test
    void usersMayDoWhatTheTableSays() throws IOException {
        assertStandsThere("users.yaml", KafkaObjects.users());
    }

    private static void assertStandsThere(String name, String expected) throws IOException {
        Path file = Cluster.KUBERNETES.resolve("base").resolve(name);
        Path received = Path.of("target/received", name);
        String actual = "";
        if (Files.exists(file)) {
            actual = Files.readString(file);
        }
        if (!actual.equals(expected)) {
            Files.createDirectories(received.getParent());
            Files.writeString(received, expected);
        }
        assertThat(actual)
                .as("%s is no longer what the services need: copy %s over it", file, received)
                .isEqualTo(expected);
    }

    @Test
    void theClusterHasTheTopicsOfTheCatalogueAndNoOther() {
        Cluster base = Cluster.of("base");
        Set<String> catalogue = new TreeSet<>(TopicCatalogue.DEAD_LETTERS);
        TopicCatalogue.ALL.stream().map(TopicDef::name).forEach(catalogue::add);

        assertThat(base.ofKind("KafkaTopic").stream().map(Cluster::name))
                .containsExactlyInAnyOrderElementsOf(catalogue);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyRecordIsOnThreeBrokers(Cluster cluster) {
        assertThat(cluster.get("KafkaNodePool", "brokers").at("/spec/replicas").asInt())
                .isEqualTo(3);
        assertThat(cluster.get("KafkaNodePool", "controllers")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(cluster.ofKind("KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").asInt() == 3);
        JsonNode config = cluster.get("Kafka", "kafka").at("/spec/kafka/config");
        assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(config.path("transaction.state.log.min.isr").asInt()).isEqualTo(2);
        assertThat(config.path("transaction.state.log.replication.factor").asInt())
                .isEqualTo(3);
        assertThat(config.path("offsets.topic.replication.factor").asInt()).isEqualTo(3);
    }

    @Test
    void theBrokersAreToldNothingThatStrimziKeepsToItself() {
        List<String> forbidden = List.of(KafkaClusterSpec.FORBIDDEN_PREFIXES.split(", "));
        Set<String> allowedAllTheSame = Set.of(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS.split(", "));
        JsonNode config = Cluster.of("base").get("Kafka", "kafka").at("/spec/kafka/config");

        assertThat(config.properties()).isNotEmpty();
        config.fieldNames().forEachRemaining(name -> {
            if (!allowedAllTheSame.contains(name)) {
                assertThat(forbidden).as("%s would be passed over", name).noneMatch(name::startsWith);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyConfigMapSecretAndVolumeThatIsNamedExists(Cluster cluster) {
        Set<String> users = new TreeSet<>();
        cluster.ofKind("KafkaUser").forEach(user -> users.add(Cluster.name(user)));
        for (JsonNode workload : cluster.workloads()) {
            for (JsonNode reference : workload.findValues("configMapKeyRef")) {
                JsonNode map = cluster.get("ConfigMap", reference.path("name").asText());
                assertThat(map.path("data").has(reference.path("key").asText()))
                        .as("key of %s", reference)
                        .isTrue();
            }
            for (JsonNode reference : workload.findValues("configMapRef")) {
                cluster.get("ConfigMap", reference.path("name").asText());
            }
            for (JsonNode reference : workload.findValues("secretKeyRef")) {
                assertThat(users).contains(reference.path("name").asText());
                assertThat(reference.path("key").asText()).isEqualTo("sasl.jaas.config");
            }
            Set<String> volumes = new TreeSet<>();
            for (JsonNode volume : Cluster.pod(workload).path("volumes")) {
                volumes.add(volume.path("name").asText());
                if (volume.has("configMap")) {
                    cluster.get("ConfigMap", volume.at("/configMap/name").asText());
                }
                if (volume.has("secret")) {
                    assertThat(volume.at("/secret/secretName").asText())
                            .satisfiesAnyOf(
                                    name -> assertThat(name).isEqualTo("kafka-cluster-ca-cert"),
                                    name -> assertThat(FROM_OUTSIDE).contains(name));
                }
            }
            workload.at("/spec/volumeClaimTemplates").forEach(claim -> volumes.add(Cluster.name(claim)));
            Set<String> mounted = new TreeSet<>();
            Cluster.container(workload)
                    .path("volumeMounts")
                    .forEach(mount -> mounted.add(mount.path("name").asText()));
            assertThat(mounted).as("volumes of %s", Cluster.name(workload)).isEqualTo(volumes);
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void noSecretStandsInTheTree(Cluster cluster) {
        assertThat(cluster.ofKind("Secret")).isEmpty();
        for (JsonNode object : cluster.objects()) {
            for (String name : List.of("password", "stringData")) {
                assertThat(object.findValues(name)).as(name).isEmpty();
            }
            assertThat(object.toString()).doesNotContain("ScramLoginModule");
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everySelectorFindsWhatItIsFor(Cluster cluster) {
        List<JsonNode> labels =
                cluster.workloads().stream().map(Cluster::labels).toList();
        for (JsonNode service : cluster.ofKind("Service")) {
            ObjectNode selector = JsonNodeFactory.instance.objectNode();
            selector.set("matchLabels", service.at("/spec/selector"));
            List<JsonNode> found = cluster.workloads().stream()
                    .filter(workload -> Cluster.selects(selector, Cluster.labels(workload)))
                    .toList();
            assertThat(found)
                    .as("pods of the service %s", Cluster.name(service))
                    .hasSize(1);
            for (JsonNode port : service.at("/spec/ports")) {
                JsonNode target = port.path("targetPort");
                assertThat(Cluster.container(found.get(0)).path("ports"))
                        .as("port %s of %s", target, Cluster.name(service))
                        .anyMatch(each -> each.path("name").equals(target)
                                && each.path("containerPort").asInt()
                                        == port.path("port").asInt());
            }
        }
        for (JsonNode budget : cluster.ofKind("PodDisruptionBudget")) {
            assertThat(labels)
                    .as("pods of the budget %s", Cluster.name(budget))
                    .filteredOn(each -> Cluster.selects(budget.at("/spec/selector"), each))
                    .hasSize(1);
        }
        for (JsonNode policy : cluster.ofKind("NetworkPolicy")) {
            assertThat(labels)
                    .as("pods of the policy %s", Cluster.name(policy))
                    .anyMatch(each -> Cluster.selects(policy.at("/spec/podSelector"), each));
        }
        for (JsonNode workload : cluster.workloads()) {
            JsonNode selector = workload.at("/spec/selector");
            if (!selector.isMissingNode()) {
                assertThat(Cluster.selects(selector, Cluster.labels(workload))).isTrue();
            }
            for (JsonNode each : Cluster.pod(workload).findValues("labelSelector")) {
                assertThat(Cluster.selects(each, Cluster.labels(workload)))
                        .as("%s spreads its own pods", Cluster.name(workload))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyStatefulSetHasItsHeadlessService(Cluster cluster) {
        for (JsonNode set : cluster.ofKind("StatefulSet")) {
            JsonNode service =
                    cluster.get("Service", set.at("/spec/serviceName").asText());
            assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyProbeAsksAPortThatIsThere(Cluster cluster) {
        for (JsonNode workload : cluster.workloads()) {
            JsonNode container = Cluster.container(workload);
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                if (workload.path("kind").asText().equals("Job")) {
                    continue;
                }
                assertThat(container.path("ports"))
                        .as("%s of %s", probe, Cluster.name(workload))
                        .anyMatch(port -> port.path("name").equals(container.at("/" + probe + "/httpGet/port")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyServiceIsToldOnlyWhatItReads(Cluster cluster) {
        for (String service : Cluster.SERVICES) {
            JsonNode workload = cluster.get("StatefulSet", service);
            ServiceSettings settings = ServiceSettings.of(service);
            assertThat(cluster.environment(workload))
                    .as("variables of %s", service)
                    .isNotEmpty()
                    .allSatisfy(variable -> assertThat(settings.reads(variable.name()))
                            .as("%s reads %s", service, variable.name())
                            .isTrue());
            assertThat(Cluster.container(workload).at("/ports/0/containerPort").asText())
                    .isEqualTo(settings.value("quarkus.http.port"));
        }
    }

    @Test
    void aSettingThatNoServiceReadsIsFound() {
        assertThat(ServiceSettings.of("publish").reads("CONSILIENCE_USERS")).isTrue();
        assertThat(ServiceSettings.of("extract").reads("CONSILIENCE_USERS")).isTrue();
        assertThat(ServiceSettings.of("extract").reads("CONSILIENCE_USER")).isFalse();
        assertThat(ServiceSettings.of("extract").reads("KAFKA_SASL_JAAS_CONFIG"))
                .isTrue();
        assertThat(ServiceSettings.of("extract").reads("KAFKA_SASL_JAAS")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void addressesNameServicesAndTheirPorts(Cluster cluster) {
        String registry = cluster.get("ConfigMap", "services")
                .at("/data/CONSILIENCE_REGISTRY_URL")
                .asText();
        JsonNode service = cluster.get("Service", "registry");
        assertThat(registry)
                .isEqualTo("http://registry:" + service.at("/spec/ports/0/port").asInt());
        JsonNode kafka = cluster.get("Kafka", "kafka");
        assertThat(cluster.get("ConfigMap", "services")
                        .at("/data/KAFKA_BOOTSTRAP_SERVERS")
                        .asText())
                .isEqualTo(Cluster.name(kafka) + "-kafka-bootstrap:"
                        + kafka.at("/spec/kafka/listeners/0/port").asInt());
        for (JsonNode ingress : cluster.ofKind("Ingress")) {
            for (JsonNode backend : ingress.findValues("backend")) {
                JsonNode target =
                        cluster.get("Service", backend.at("/service/name").asText());
                assertThat(target.at("/spec/ports"))
                        .anyMatch(port -> port.path("name").equals(backend.at("/service/port/name")));
            }
            ingress.findValues("secretName")
                    .forEach(name -> assertThat(FROM_OUTSIDE).contains(name.asText()));
        }
    }

    @Test
    void browsersAreToldTheAddressesAtWhichTheyGetIn() {
        Cluster production = Cluster.of("overlays/production");
        JsonNode addresses = production.get("ConfigMap", "addresses").path("data");

        assertThat(addresses.path("page").asText())
                .isEqualTo("https://"
                        + production
                                .get("Ingress", "publish")
                                .at("/spec/rules/0/host")
                                .asText());
        assertThat(addresses.path("papers").asText())
                .isEqualTo("https://"
                        + production
                                .get("Ingress", "ingest")
                                .at("/spec/rules/0/host")
                                .asText());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void nothingOfOursRunsWithMoreRightsThanItNeeds(Cluster cluster) {
        for (JsonNode workload : cluster.workloads()) {
            JsonNode pod = Cluster.pod(workload);
            JsonNode rights = Cluster.container(workload).path("securityContext");
            assertThat(pod.path("containers")).hasSize(1);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(Cluster.container(workload)
                            .at("/resources/requests/memory")
                            .asText())
                    .isNotEmpty()
                    .isEqualTo(Cluster.container(workload)
                            .at("/resources/limits/memory")
                            .asText());
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyServiceCanLoseAMachine(Cluster cluster) {
        for (String service : Cluster.SERVICES) {
            cluster.get("PodDisruptionBudget", service);
            JsonNode pod = Cluster.pod(cluster.get("StatefulSet", service));
            assertThat(pod.path("affinity").has("podAntiAffinity")).isTrue();
            assertThat(pod.path("topologySpreadConstraints")).isNotEmpty();
        }
    }

    @Test
    void inProductionThereIsASecondInstanceOfEachService() {
        Cluster production = Cluster.of("overlays/production");
        for (String service : Cluster.SERVICES) {
            int instances = production
                    .find("ScaledObject", service)
                    .map(scaled -> scaled.at("/spec/minReplicaCount").asInt())
                    .orElseGet(() -> production
                            .get("StatefulSet", service)
                            .at("/spec/replicas")
                            .asInt());
            assertThat(instances).as("instances of %s", service).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void scalingFollowsWhatTheServiceReadsAndStopsAtThePartitions() {
        Cluster production = Cluster.of("overlays/production");
        assertThat(production.ofKind("ScaledObject")).isNotEmpty();
        for (JsonNode object : production.ofKind("ScaledObject")) {
            Keda.ScaledObject scaled = Keda.scaledObject(object);
            TopicAccess service = TopicAccess.SERVICES.stream()
                    .filter(each ->
                            each.name().equals(scaled.spec().scaleTargetRef().name()))
                    .findFirst()
                    .orElseThrow();
            JsonNode target = production.get(scaled.spec().scaleTargetRef().kind(), service.name());
            assertThat(target.path("spec").has("replicas"))
                    .as("a number of %s that would undo the scaling", service.name())
                    .isFalse();
            for (Keda.Trigger trigger : scaled.spec().triggers()) {
                TopicDef<?> topic = TopicCatalogue.ALL.stream()
                        .filter(each -> each.name().equals(trigger.metadata().topic()))
                        .findFirst()
                        .orElseThrow();
                assertThat(service.application()).contains(trigger.metadata().consumerGroup());
                assertThat(service.consumed()).contains(topic.name());
                assertThat(scaled.spec().maxReplicaCount()).isEqualTo(topic.partitions());
                assertThat(Integer.parseInt(trigger.metadata().lagThreshold())).isPositive();
                production.get(
                        "TriggerAuthentication", trigger.authenticationRef().name());
            }
        }
        Keda.TriggerAuthentication authentication =
                Kinds.as(production.get("TriggerAuthentication", "kafka-scaler"), Keda.TriggerAuthentication.class);
        for (Keda.Parameter parameter : authentication.spec().configMapTargetRef()) {
            assertThat(production
                            .get("ConfigMap", parameter.name())
                            .at("/data/" + parameter.key())
                            .asText())
                    .isEqualTo(TopicAccess.SCALER.name());
        }
        assertThat(authentication.spec().secretTargetRef())
                .extracting(Keda.Parameter::name)
                .containsExactly(TopicAccess.SCALER.name(), "kafka-cluster-ca-cert");
    }

    @Test
    void whoIsNotNamedIsNotLetIn() {
        Cluster base = Cluster.of("base");
        JsonNode nobody = base.get("NetworkPolicy", "nobody").path("spec");
        assertThat(nobody.has("ingress")).isFalse();
        assertThat(nobody.has("egress")).isFalse();
        assertThat(base.workloads())
                .allMatch(workload -> Cluster.selects(nobody.path("podSelector"), Cluster.labels(workload)));
        // Between two pods of ours both ends have to be named.
        JsonNode from = base.get("NetworkPolicy", "services-to-registry").at("/spec/podSelector");
        JsonNode to = base.get("NetworkPolicy", "registry-from-services").at("/spec/ingress/0/from/0/podSelector");
        assertThat(from).isEqualTo(to);
        for (String service : Cluster.SERVICES) {
            assertThat(Cluster.selects(from, Cluster.labels(base.get("StatefulSet", service))))
                    .isTrue();
        }
    }

    /** A service that listens where others can ask, and could recognise nobody, does not start. */
    @ParameterizedTest
    @MethodSource("clusters")
    void everyServiceThatOthersReachKnowsWhoMaySignInAndIsProbedWithoutSigningIn(Cluster cluster) {
        assertThat(cluster.get("ConfigMap", "services")
                        .at("/data/QUARKUS_HTTP_HOST")
                        .asText())
                .isEqualTo("0.0.0.0");
        for (String service : Cluster.SERVICES) {
            JsonNode workload = cluster.get("StatefulSet", service);
            JsonNode container = Cluster.container(workload);
            assertThat(container.path("env"))
                    .as("where %s has its users", service)
                    .anyMatch(each -> each.path("name").asText().equals("CONSILIENCE_USERS")
                            && each.path("value").asText().equals("/etc/consilience/users"));
            assertThat(container.path("volumeMounts"))
                    .anyMatch(each -> each.path("name").asText().equals("users")
                            && each.path("mountPath").asText().equals("/etc/consilience")
                            && each.path("readOnly").asBoolean());
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/path").asText())
                        .isIn("/q/health/live", "/q/health/ready");
            }
        }
    }
}
