package dev.consilience.commandline.local;

import dev.consilience.stream.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Tells whether the pipeline has done what there is to do.
 *
 * <p>It has when nothing was written to any topic for two seconds, and every service has read every topic of its own to the
 * end, but for at most one place in each partition: that of a transaction's mark, behind which nobody's position is
 * committed until something else comes.
 */
public final class Settlement {

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String OURS = "consilience-";

    private final KafkaConnection kafka;
    private String left = "it was not looked at";

    public Settlement(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Waits until it has; false if the time was not enough. */
    public boolean await(Duration patience) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(kafka.settings())) {
            Map<TopicPartition, Long> last = Map.of();
            long quietSince = System.nanoTime();
            while (System.nanoTime() < deadline) {
                Map<TopicPartition, Long> ends = ends(admin);
                if (!ends.equals(last)) {
                    quietSince = System.nanoTime();
                    last = ends;
                }
                boolean quiet = System.nanoTime() - quietSince >= QUIET.toNanos();
                List<String> behind = behind(admin, ends);
                if (quiet && behind.isEmpty()) {
                    return true;
                }
                left = "something was written a moment ago";
                if (!behind.isEmpty()) {
                    left = String.join(", ", behind);
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
            return false;
        }
    }

    /** What there was left to do when it was last looked at, for people. */
    public String left() {
        return left;
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        List<String> topics = new ArrayList<>(admin.listTopics().names().get());
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end :
                admin.listOffsets(asked).all().get().entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    /** Which groups have not read what, for people. */
    private static List<String> behind(Admin admin, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        List<String> all = new ArrayList<>();
        for (GroupListing group : admin.listGroups().all().get()) {
            if (!group.groupId().startsWith(OURS)) {
                continue;
            }
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<TopicPartition> read = new HashSet<>(committed.keySet());
            read.addAll(assigned(admin, group.groupId()));
            for (TopicPartition partition : read) {
                OffsetAndMetadata position = committed.get(partition);
                long behind = ends.getOrDefault(partition, 0L);
                if (position != null) {
                    behind -= position.offset();
                }
                if (behind > 1) {
                    all.add(group.groupId() + " is " + behind + " behind in " + partition);
                }
            }
        }
        return all;
    }

    /** What the members of a group are to read, also where they have not begun to. */
    private static Set<TopicPartition> assigned(Admin admin, String group) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            // A group of another protocol is described elsewhere; its committed positions are known all the same.
            return Set.of();
        }
    }
}
