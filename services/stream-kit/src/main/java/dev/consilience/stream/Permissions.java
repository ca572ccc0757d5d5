package dev.consilience.stream;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What {@link TopicAccess} says, as Kafka's authorizer takes it. What is in none of these is refused. */
public final class Permissions {

    private static final String ANY_HOST = "*";

    private Permissions() {}

    /** What a user of Kafka is called in its rules. */
    public static String principal(TopicAccess who) {
        return "User:" + who.name();
    }

    /** The rules for one of them. */
    public static Set<AclBinding> of(TopicAccess who) {
        Set<AclBinding> bindings = new HashSet<>();
        operations(who)
                .forEach((pattern, operations) -> operations.forEach(operation -> bindings.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(principal(who), ANY_HOST, operation, AclPermissionType.ALLOW)))));
        return bindings;
    }

    /** What one of them may do, by what it may do it on: topics by name, then what it has of its own. */
    public static Map<ResourcePattern, Set<AclOperation>> operations(TopicAccess who) {
        Map<ResourcePattern, Set<AclOperation>> operations = new LinkedHashMap<>();
        topics(who)
                .forEach((topic, allowed) ->
                        operations.put(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), allowed));
        who.ownPrefix()
                .ifPresent(prefix -> operations.put(
                        new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                        Set.of(
                                AclOperation.CREATE,
                                AclOperation.DESCRIBE,
                                AclOperation.DESCRIBE_CONFIGS,
                                AclOperation.READ,
                                AclOperation.WRITE)));
        who.application()
                .ifPresent(id -> operations.put(
                        new ResourcePattern(ResourceType.GROUP, id, PatternType.LITERAL),
                        Set.of(AclOperation.DESCRIBE, AclOperation.READ)));
        for (String group : who.watched()) {
            operations.put(
                    new ResourcePattern(ResourceType.GROUP, group, PatternType.LITERAL), Set.of(AclOperation.DESCRIBE));
        }
        for (String prefix : who.groups()) {
            operations.put(
                    new ResourcePattern(ResourceType.GROUP, prefix, PatternType.PREFIXED),
                    Set.of(AclOperation.DESCRIBE, AclOperation.READ));
        }
        Set<String> transactions = new TreeSet<>(who.transactions());
        who.ownPrefix().ifPresent(transactions::add);
        for (String prefix : transactions) {
            operations.put(
                    new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                    Set.of(AclOperation.DESCRIBE, AclOperation.WRITE));
        }
        return operations;
    }

    private static Map<String, Set<AclOperation>> topics(TopicAccess who) {
        Map<String, Set<AclOperation>> operations = new TreeMap<>();
        who.reads().forEach(topic -> allow(operations, topic, AclOperation.DESCRIBE, AclOperation.READ));
        who.writes().forEach(topic -> allow(operations, topic, AclOperation.DESCRIBE, AclOperation.WRITE));
        who.describes().forEach(topic -> allow(operations, topic, AclOperation.DESCRIBE));
        if (who.provisions()) {
            operations.keySet().forEach(topic -> allow(operations, topic, AclOperation.CREATE));
        }
        return operations;
    }

    private static void allow(Map<String, Set<AclOperation>> operations, String topic, AclOperation... more) {
        operations.computeIfAbsent(topic, name -> new TreeSet<>()).addAll(List.of(more));
    }
}
