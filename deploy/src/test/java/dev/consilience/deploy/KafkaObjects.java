package dev.consilience.deploy;

import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes Strimzi's objects for the topics of the catalogue and for those who may do something on them. */
final class KafkaObjects {

    private static final int COPIES = 3;

    private static final String CREATE = "Create";
    private static final String DESCRIBE = "Describe";
    private static final String DESCRIBE_CONFIGS = "DescribeConfigs";
    private static final String READ = "Read";
    private static final String WRITE = "Write";

    private KafkaObjects() {}

    /** All topics. */
    static String topics() {
        StringBuilder text = new StringBuilder("# The topics of TopicCatalogue. KubernetesTest holds them to it.\n");
        List<String> documents = new ArrayList<>();
        for (TopicDef<?> topic : TopicCatalogue.ALL) {
            documents.add(topic(topic.name(), topic.partitions(), topic.config()));
        }
        for (String name : TopicCatalogue.DEAD_LETTERS) {
            documents.add(topic(name, 1, TopicCatalogue.deadLetterConfig()));
        }
        return text.append(String.join("---\n", documents)).toString();
    }

    private static String topic(String name, int partitions, Map<String, String> config) {
        StringBuilder text = new StringBuilder("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: kafka
                spec:
                  partitions: %d
                  replicas: %d
                  config:
                """.formatted(name, partitions, COPIES));
        new TreeMap<>(config).forEach((key, value) -> text.append("    ")
                .append(key)
                .append(": ")
                .append(value)
                .append('\n'));
        return text.toString();
    }

    /** All users. */
    static String users() {
        StringBuilder text = new StringBuilder("# Who may do what, by TopicAccess. KubernetesTest holds them to it.\n");
        return text.append(String.join(
                        "---\n",
                        TopicAccess.ALL.stream().map(KafkaObjects::user).toList()))
                .toString();
    }

    private static String user(TopicAccess access) {
        StringBuilder text = new StringBuilder("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: kafka
                spec:
                  authentication:
                    type: scram-sha-512
                  authorization:
                    type: simple
                    acls:
                """.formatted(access.name()));
        operations(access).forEach((topic, allowed) -> text.append(acl("topic", topic, "literal", allowed)));
        access.ownPrefix()
                .ifPresent(prefix -> text.append(
                        acl("topic", prefix, "prefix", Set.of(CREATE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE))));
        access.application().ifPresent(id -> text.append(acl("group", id, "literal", Set.of(DESCRIBE, READ))));
        for (String group : access.watched()) {
            text.append(acl("group", group, "literal", Set.of(DESCRIBE)));
        }
        for (String prefix : access.groups()) {
            text.append(acl("group", prefix, "prefix", Set.of(DESCRIBE, READ)));
        }
        Set<String> transactions = new TreeSet<>(access.transactions());
        access.ownPrefix().ifPresent(transactions::add);
        for (String prefix : transactions) {
            text.append(acl("transactionalId", prefix, "prefix", Set.of(DESCRIBE, WRITE)));
        }
        return text.toString();
    }

    private static Map<String, Set<String>> operations(TopicAccess access) {
        Map<String, Set<String>> operations = new TreeMap<>();
        access.reads().forEach(topic -> allow(operations, topic, DESCRIBE, READ));
        access.writes().forEach(topic -> allow(operations, topic, DESCRIBE, WRITE));
        access.describes().forEach(topic -> allow(operations, topic, DESCRIBE));
        if (access.provisions()) {
            operations.keySet().forEach(topic -> allow(operations, topic, CREATE));
        }
        return operations;
    }

    private static void allow(Map<String, Set<String>> operations, String topic, String... more) {
        operations.computeIfAbsent(topic, name -> new TreeSet<>()).addAll(List.of(more));
    }

    private static String acl(String type, String name, String pattern, Set<String> allowed) {
        return """
                      - resource: {type: %s, name: %s, patternType: %s}
                        operations: %s
                        host: "*"
                """.formatted(type, name, pattern, new TreeSet<>(allowed));
    }
}
