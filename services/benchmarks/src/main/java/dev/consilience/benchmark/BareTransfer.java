package dev.consilience.benchmark;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The other yardstick: from one producer through one topic to one consumer, and nothing else. */
final class BareTransfer {

    private static final int MOST_WARMED_UP = 10_000;
    private static final String TOPIC = "bench.bare";

    private BareTransfer() {}

    /**
     * Sends values through.
     *
     * @param values sent again and again
     * @param warmUp how many before, at most {@value #MOST_WARMED_UP} of which are sent: it is warm sooner than a pipeline
     * @return how many a second
     */
    static double perSecond(KafkaConnection kafka, List<byte[]> values, int warmUp, int records)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka.settings())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, TopicCatalogue.RECORDS_RECEIVED.partitions(), (short) 1)))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, byte[]> producer = EmptyPipeline.producer(kafka);
                KafkaConsumer<String, byte[]> consumer = TopicReader.consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            // Not before the broker serves them: KAFKA-15591, see Provisioner.
            consumer.endOffsets(partitions);
            consumer.assign(partitions);
            pass(producer, consumer, values, Math.min(warmUp, MOST_WARMED_UP));
            long begin = System.nanoTime();
            pass(producer, consumer, values, records);
            return records / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static void pass(
            KafkaProducer<String, byte[]> producer,
            KafkaConsumer<String, byte[]> consumer,
            List<byte[]> values,
            int records) {
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(producer, values, records));
        int seen = 0;
        while (seen < records && !sender.isCompletedExceptionally()) {
            seen += consumer.poll(Duration.ofMillis(100)).count();
        }
        sender.join();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the producer tells how it went
    private static void send(KafkaProducer<String, byte[]> producer, List<byte[]> values, int records) {
        Queue<Exception> refusals = new ConcurrentLinkedQueue<>();
        for (int number = 0; number < records; number++) {
            byte[] value = values.get(number % values.size());
            producer.send(new ProducerRecord<>(TOPIC, "paper-" + number, value), (metadata, refusal) -> {
                if (refusal != null) {
                    refusals.add(refusal);
                }
            });
        }
        producer.flush();
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(refusals.size() + " of " + records + " records were not taken by " + TOPIC
                    + ": " + refusals.peek());
        }
    }
}
