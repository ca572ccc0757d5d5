package dev.consilience.service.ingest.deadletter;

import dev.consilience.stream.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the dead letters of all services, without leaving a trace: no group, no position. */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration patience;

    /**
     * Reads with a consumer made for each question.
     *
     * @param consumers of committed records, without a group
     * @param patience for one question
     */
    public DeadLetters(Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
        this.consumers = consumers;
        this.patience = patience;
    }

    /**
     * The last letters that are wanted, the latest first. All that is kept is looked at; no more than the limit is held.
     *
     * @param service only those of this one
     * @param what is made of each letter that is wanted, so that payloads need not be held
     * @throws TimeoutException if Kafka did not give all of them in time
     */
    public <T> List<T> last(
            Optional<String> service, Predicate<DeadLetter> wanted, int limit, Function<DeadLetter, T> what) {
        Deque<Map.Entry<Long, T>> found = new ArrayDeque<>();
        List<Map.Entry<Long, T>> all = new ArrayList<>();
        for (String topic : TopicCatalogue.DEAD_LETTERS) {
            if (service.isPresent() && !service.get().equals(LetterId.serviceOf(topic))) {
                continue;
            }
            found.clear();
            read(topic, record -> {
                DeadLetter letter = new DeadLetter(record);
                if (wanted.test(letter)) {
                    found.addLast(Map.entry(record.timestamp(), what.apply(letter)));
                }
                if (found.size() > limit) {
                    found.removeFirst();
                }
            });
            all.addAll(found);
        }
        // The sort is stable: of those of one moment, the later in its topic comes first, too.
        Collections.reverse(all);
        all.sort(Map.Entry.<Long, T>comparingByKey().reversed());
        return all.stream().limit(limit).map(Map.Entry::getValue).toList();
    }

    private void read(String topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The end of " + topic + " was not reached within " + patience);
                }
                consumer.poll(POLL).forEach(taker);
            }
        }
    }

    /**
     * One letter, if it is there still.
     *
     * @throws TimeoutException if Kafka did not give it in time
     */
    public Optional<DeadLetter> find(LetterId id) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            TopicPartition partition = new TopicPartition(id.topic(), id.partition());
            boolean known =
                    consumer.partitionsFor(id.topic()).stream().anyMatch(info -> info.partition() == id.partition());
            if (!known) {
                return Optional.empty();
            }
            List<TopicPartition> partitions = List.of(partition);
            consumer.assign(partitions);
            long begin = consumer.beginningOffsets(partitions).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(partitions).getOrDefault(partition, 0L);
            if (id.offset() < begin || id.offset() >= end) {
                return Optional.empty();
            }
            consumer.seek(partition, id.offset());
            long deadline = System.nanoTime() + patience.toNanos();
            while (consumer.position(partition) <= id.offset()) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The dead letter " + id + " was not read within " + patience);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() == id.offset()) {
                        return Optional.of(new DeadLetter(record));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
