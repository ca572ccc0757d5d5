package dev.consilience.benchmark;

import dev.consilience.stream.Cause;
import dev.consilience.stream.Causes;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Follows the published changes as a subscriber does, and notes for each paper how long after it was sent its first change was there.
 */
final class FollowedPapers implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> firstChange = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "followed-papers");

    /** Begins to follow at the end. */
    FollowedPapers(KafkaConnection kafka) {
        consumer = TopicReader.consumer(kafka);
        List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.CHANGES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** An article is on its way. */
    void sent(String article) {
        sent.put(article, System.nanoTime());
    }

    /** What has been noted so far. */
    Latencies latencies() {
        return Latencies.of(
                seconds.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Waits for the first change that one of them brought about.
     *
     * @param begin as {@link System#nanoTime} told it
     * @return how many seconds after that it was there
     * @throws IOException if it does not come in time
     */
    double awaitFirstChange(long begin, Duration patience) throws IOException, InterruptedException {
        try {
            return (firstChange.get(patience.toSeconds(), TimeUnit.SECONDS) - begin) / 1e9;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No change of the papers that were sent within " + patience, e);
        }
    }

    private void run() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    long now = System.nanoTime();
                    for (Cause cause : Causes.readFrom(record.headers()).causes()) {
                        Long begin = sent.get(cause.article());
                        if (begin != null) {
                            seconds.putIfAbsent(cause.article(), (now - begin) / 1e9);
                            firstChange.complete(now);
                        }
                    }
                }
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
