package dev.consilience.benchmark;

import dev.consilience.stream.KafkaConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks twice a second how far each topic has grown and how far behind each group is, and tells when nothing grows any more. */
final class Watch implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MS = 500;

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions;
    private final long begin = System.nanoTime();
    private final List<Look> looks = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "watch");
    private double lastGrowth;
    private volatile boolean closed;
    private @Nullable Exception failure;

    /**
     * How far things were at one moment.
     *
     * @param seconds since the watch began
     * @param ends of each topic, all partitions together; marks of transactions count too
     * @param lags of each group, over all that it has read of
     */
    record Look(double seconds, Map<String, Long> ends, Map<String, Long> lags) {}

    /** Begins to look. The topics are those that there are then: to ask for them each time is work for the brokers that are measured. */
    Watch(KafkaConnection kafka) throws InterruptedException, ExecutionException {
        admin = Admin.create(kafka.settings());
        partitions = partitions(admin);
        thread.start();
    }

    private static Map<TopicPartition, OffsetSpec> partitions(Admin admin)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(
                        admin.listTopics().names().get())
                .allTopicNames()
                .get()
                .values()) {
            topic.partitions()
                    .forEach(partition ->
                            all.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        return all;
    }

    /** Seconds since the watch began. */
    double now() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** When something was written last, in seconds since the watch began. */
    synchronized double lastGrowth() {
        return lastGrowth;
    }

    /** All that was seen. */
    synchronized List<Look> looks() {
        return List.copyOf(looks);
    }

    private void run() {
        try {
            while (!closed) {
                look();
                Thread.sleep(BETWEEN_LOOKS_MS);
            }
        } catch (InterruptedException | ExecutionException e) {
            failure = e;
        }
    }

    private void look() throws InterruptedException, ExecutionException {
        double seconds = now();
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(partitions).all().get();
        Map<String, Long> byTopic = new TreeMap<>();
        ends.forEach((partition, end) -> byTopic.merge(partition.topic(), end.offset(), Long::sum));
        Map<String, Long> lags = new TreeMap<>();
        for (GroupListing group : admin.listGroups().all().get()) {
            long behind = 0;
            for (var position : admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()) {
                ListOffsetsResultInfo end = ends.get(position.getKey());
                if (end != null && position.getValue() != null) {
                    behind += Math.max(0, end.offset() - position.getValue().offset());
                }
            }
            lags.put(group.groupId(), behind);
        }
        synchronized (this) {
            if (looks.isEmpty() || !looks.get(looks.size() - 1).ends().equals(byTopic)) {
                lastGrowth = seconds;
            }
            looks.add(new Look(seconds, byTopic, lags));
        }
    }

    /**
     * Ends it.
     *
     * @throws IllegalStateException if it had ended by itself, since the cluster did not answer
     */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close();
        if (failure != null) {
            throw new IllegalStateException("The cluster stopped answering while it was watched", failure);
        }
    }
}
