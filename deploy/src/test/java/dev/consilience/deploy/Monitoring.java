package dev.consilience.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** Objects of Prometheus' operator, as far as these files use them. */
final class Monitoring {

    private Monitoring() {}

    record Metadata(String name, String namespace) {}

    record PodMonitor(String apiVersion, String kind, Metadata metadata, PodMonitorSpec spec) {}

    record PodMonitorSpec(Selector selector, List<Endpoint> podMetricsEndpoints) {}

    record Selector(List<Expression> matchExpressions) {}

    record Expression(String key, String operator, List<String> values) {}

    record Endpoint(String port, String path, String interval, BasicAuth basicAuth, List<Relabeling> relabelings) {}

    record BasicAuth(SecretKey username, SecretKey password) {}

    record SecretKey(String name, String key) {}

    record Relabeling(List<String> sourceLabels, String targetLabel, String replacement) {}

    record PrometheusRule(String apiVersion, String kind, Metadata metadata, Rules spec) {}

    record Rules(List<Group> groups) {}

    record Group(String name, List<Rule> rules) {}

    /** A rule; {@code for} is a word of Java, and so is read by its name in the file. */
    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") String pending,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
