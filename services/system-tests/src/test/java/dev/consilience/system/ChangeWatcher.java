package dev.consilience.system;

import dev.consilience.stream.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Somebody who reads a topic's committed records for as long as it goes, and notes when each came. */
final class ChangeWatcher implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    ChangeWatcher(KafkaConnection kafka, String topic) {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::run, "change-watcher");
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    take(record);
                }
            }
        } catch (WakeupException | InterruptException e) {
            consumer.close();
        }
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        records.add(record);
        times.add(System.nanoTime());
    }

    /** All that has come so far. */
    synchronized List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    /** The longest time in which nothing came, in nanoseconds, between two moments of {@link System#nanoTime}. */
    synchronized long longestSilence(long from, long to) {
        long longest = 0;
        long last = from;
        for (long time : times) {
            if (time > from && time < to) {
                longest = Math.max(longest, time - last);
                last = time;
            }
        }
        return Math.max(longest, to - last);
    }

    @Override
    public void close() {
        consumer.wakeup();
        OsCommand.join(thread);
    }
}
