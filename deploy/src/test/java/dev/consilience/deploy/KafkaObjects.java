package dev.consilience.deploy;

import dev.consilience.stream.Permissions;
import dev.consilience.stream.TopicAccess;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Writes Strimzi's objects for the topics of the catalogue and for those who may do something on them. */
final class KafkaObjects {

    private static final int COPIES = 3;

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
        Permissions.operations(access).forEach((resource, allowed) -> text.append(acl(resource, allowed)));
        if (!access.quotas().isEmpty()) {
            text.append("  quotas:\n");
            new TreeMap<>(access.quotas())
                    .forEach((name, most) -> text.append("    %s: %d%n".formatted(quota(name), most.longValue())));
        }
        return text.toString();
    }

    private static String acl(ResourcePattern resource, Set<AclOperation> allowed) {
        return """
                      - resource: {type: %s, name: %s, patternType: %s}
                        operations: %s
                        host: "*"
                """.formatted(
                        type(resource.resourceType()),
                        resource.name(),
                        pattern(resource.patternType()),
                        allowed.stream().map(KafkaObjects::words).sorted().toList());
    }

    /** As Strimzi names Kafka's quotas. */
    private static String quota(String name) {
        return switch (name) {
            case "consumer_byte_rate" -> "consumerByteRate";
            case "request_percentage" -> "requestPercentage";
            default -> throw new IllegalArgumentException("Strimzi has no quota " + name);
        };
    }

    private static String type(ResourceType type) {
        return switch (type) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactionalId";
            default -> throw new IllegalArgumentException("Strimzi has no rules for " + type);
        };
    }

    private static String pattern(PatternType pattern) {
        if (pattern == PatternType.PREFIXED) {
            return "prefix";
        }
        return "literal";
    }

    /** As Strimzi writes operations: {@code DescribeConfigs}. */
    private static String words(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
