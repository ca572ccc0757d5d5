package dev.consilience.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects that a folder of Kustomize makes.
 *
 * @param name of the folder
 * @param objects in the order of the files
 */
record Cluster(String name, List<JsonNode> objects) {

    static final Path KUBERNETES = Path.of("kubernetes");

    /** The services as they stand in the base, by the names of their pods. */
    static final List<String> SERVICES = List.of("ingest", "extract", "reconcile", "publish");

    static Cluster of(String folder) {
        return new Cluster(folder, Kustomization.of(KUBERNETES.resolve(folder)).build());
    }

    static List<Cluster> all() {
        return List.of(of("base"), of("overlays/small"), of("overlays/production"));
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).stream().filter(object -> name(object).equals(name)).findFirst();
    }

    JsonNode get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new IllegalArgumentException("There is no " + kind + " " + name));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** All that make pods of ours. */
    List<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec/containers").isArray())
                .toList();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static JsonNode labels(JsonNode workload) {
        return workload.at("/spec/template/metadata/labels");
    }

    /** The only container. */
    static JsonNode container(JsonNode workload) {
        return pod(workload).path("containers").get(0);
    }

    /** Whether a selector by labels and expressions takes a pod. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        for (Map.Entry<String, JsonNode> label : selector.path("matchLabels").properties()) {
            if (!labels.path(label.getKey()).asText().equals(label.getValue().asText())) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            String label = labels.path(expression.path("key").asText()).asText();
            if (!expression.path("operator").asText().equals("In")) {
                throw new IllegalArgumentException("Not known here: " + expression);
            }
            boolean in = false;
            for (JsonNode value : expression.path("values")) {
                in |= value.asText().equals(label);
            }
            if (!in) {
                return false;
            }
        }
        return true;
    }

    /** The environment that a container is given, by the settings that are named in it, with where the values are from. */
    List<Variable> environment(JsonNode workload) {
        List<Variable> variables = new ArrayList<>();
        for (JsonNode from : container(workload).path("envFrom")) {
            JsonNode map = get("ConfigMap", from.at("/configMapRef/name").asText());
            map.path("data")
                    .properties()
                    .forEach(entry -> variables.add(
                            new Variable(entry.getKey(), entry.getValue().asText())));
        }
        for (JsonNode variable : container(workload).path("env")) {
            variables.add(new Variable(
                    variable.path("name").asText(), variable.path("value").asText()));
        }
        return variables;
    }

    record Variable(String name, String value) {}
}
