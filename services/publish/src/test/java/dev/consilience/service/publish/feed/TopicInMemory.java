package dev.consilience.service.publish.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** A topic that any number of consumers read, each at its own place, a few records at a time. */
final class TopicInMemory {

    private static final int AT_ONCE = 5;
    private static final long NOTHING_NANOS = 200_000;

    private final String name;
    private final Map<Integer, ConcurrentSkipListMap<Long, ConsumerRecord<String, byte[]>>> partitions =
            new TreeMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();

    TopicInMemory(String name, int count) {
        this.name = name;
        for (int partition = 0; partition < count; partition++) {
            partitions.put(partition, new ConcurrentSkipListMap<>());
            ends.put(partition, 0L);
        }
    }

    /** Adds a record so many offsets behind the last: a transaction's mark and a compacted record leave gaps. */
    synchronized ConsumerRecord<String, byte[]> append(int partition, int gap, String key, byte[] value) {
        long offset = ends.get(partition) + gap;
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(name, partition, offset, key, value);
        partitions.get(partition).put(offset, record);
        ends.put(partition, offset + 1);
        return record;
    }

    /** The records of a partition in their order. */
    List<ConsumerRecord<String, byte[]>> records(int partition) {
        return List.copyOf(partitions.get(partition).values());
    }

    Consumer<String, byte[]> consumer() {
        return new Reader();
    }

    private synchronized long end(int partition) {
        return ends.get(partition);
    }

    private final class Reader extends MockConsumer<String, byte[]> {

        Reader() {
            super("earliest");
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic) {
            Node node = new Node(0, "test", 1);
            List<PartitionInfo> infos = new ArrayList<>();
            partitions
                    .keySet()
                    .forEach(partition ->
                            infos.add(new PartitionInfo(name, partition, node, new Node[] {node}, new Node[] {node})));
            return infos;
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> asked) {
            Map<TopicPartition, Long> found = new HashMap<>();
            asked.forEach(partition -> found.put(partition, end(partition.partition())));
            return found;
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> found = new HashMap<>();
            for (TopicPartition partition : assignment()) {
                List<ConsumerRecord<String, byte[]>> next =
                        partitions.get(partition.partition()).tailMap(position(partition)).values().stream()
                                .limit(AT_ONCE)
                                .toList();
                if (!next.isEmpty()) {
                    found.put(partition, next);
                    seek(partition, next.get(next.size() - 1).offset() + 1);
                }
            }
            if (found.isEmpty()) {
                LockSupport.parkNanos(NOTHING_NANOS);
            }
            return new ConsumerRecords<>(found, Map.of());
        }
    }
}
