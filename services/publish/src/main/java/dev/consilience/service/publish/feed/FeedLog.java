package dev.consilience.service.publish.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.TopicDef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A topic as a feed that any number of readers read, each at its own place.
 *
 * <p>What came since this log was opened is in memory, as far as there is room; a thread of the log's own reads it once for all. What
 * readers get of a record is made when the first of them comes to it: while nobody reads, a busy feed costs next to nothing.
 * What is older is read in blocks of {@value #BLOCK} offsets when a reader comes by, and kept for the next as far as there is
 * room.
 */
final class FeedLog<V extends SpecificRecord> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FeedLog.class);
    private static final int BLOCK = 64;
    private static final int GROWN_IN_JSON = 8;
    private static final int LOCKS = 64;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int PATIENCE_MS = 20_000;

    private final TopicDef<V> topic;
    private final FeedShape<V> shape;
    private final ConsumerMaker consumers;
    private final RecordSerdes serdes;
    private final int memory;
    /** Of what came lately; for one thread at a time. */
    private final Deserializer<V> values;

    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object[] locks = new Object[LOCKS];
    private final Deque<OldReader<V>> idle = new ArrayDeque<>();
    private final Blocks blocks;
    private volatile Runnable listener = () -> {};
    private volatile @Nullable Tail tail;
    private volatile @Nullable Consumer<String, byte[]> tailConsumer;

    /** Makes consumers of committed records. */
    interface ConsumerMaker {
        Consumer<String, byte[]> make();
    }

    /**
     * Where a reader goes on.
     *
     * @param entry what comes next; null if nothing does yet, or nothing before {@code position}
     * @param position where to ask next
     * @param atEnd whether there is nothing more yet
     */
    record Step(@Nullable FeedEntry entry, long position, boolean atEnd) {}

    /** What is in one block, and where what comes behind it begins. */
    private record Block(List<FeedEntry> entries, long next) {
        int size() {
            return entries.stream().mapToInt(FeedEntry::size).sum();
        }
    }

    private record BlockKey(int partition, long number) {}

    /** What came since the log was opened, by partition. */
    private final class Tail {
        private final Map<Integer, Recent> partitions = new TreeMap<>();
    }

    /** The recent entries of a partition: all from {@code start} on, up to {@code end}. */
    private final class Recent {
        private final ConcurrentSkipListMap<Long, Come> entries = new ConcurrentSkipListMap<>();
        private volatile long start;
        private volatile long end;

        Recent(long end) {
            this.start = end;
            this.end = end;
        }
    }

    /** A record that has come, and what readers get of it once the first has asked. */
    private final class Come {
        private final ConsumerRecord<String, byte[]> record;
        private Optional<FeedEntry> entry = Optional.empty();
        private boolean isMade;

        Come(ConsumerRecord<String, byte[]> record) {
            this.record = record;
        }

        /** How much memory it takes, about, in bytes, once it is asked for: JSON says in many words what a record says in few. */
        int size() {
            if (record.value() == null) {
                return FeedEntry.OVERHEAD;
            }
            return FeedEntry.OVERHEAD + record.value().length * GROWN_IN_JSON;
        }

        /** Nothing if it cannot be read. */
        synchronized Optional<FeedEntry> entry() {
            if (!isMade) {
                synchronized (values) {
                    entry = FeedLog.this.entry(record, values);
                }
                isMade = true;
            }
            return entry;
        }
    }

    private record OldReader<V>(Consumer<String, byte[]> consumer, Deserializer<V> values) {}

    /** Blocks, those read last, as many as there is room for. */
    private static final class Blocks {
        private final LinkedHashMap<BlockKey, Block> kept = new LinkedHashMap<>(16, 0.75f, true);
        private final int room;
        private long used;

        Blocks(int room) {
            this.room = room;
        }

        synchronized @Nullable Block get(BlockKey key) {
            return kept.get(key);
        }

        synchronized void put(BlockKey key, Block block) {
            Block before = kept.put(key, block);
            used += block.size();
            if (before != null) {
                used -= before.size();
            }
            Iterator<Map.Entry<BlockKey, Block>> oldest = kept.entrySet().iterator();
            while (used > room && kept.size() > 1) {
                used -= oldest.next().getValue().size();
                oldest.remove();
            }
        }

        synchronized void clear() {
            kept.clear();
            used = 0;
        }
    }

    /**
     * A log that is not followed yet.
     *
     * @param memory how much memory may hold what came lately, and as much again what is older, in bytes
     */
    FeedLog(TopicDef<V> topic, FeedShape<V> shape, ConsumerMaker consumers, RecordSerdes serdes, int memory) {
        this.topic = topic;
        this.shape = shape;
        this.consumers = consumers;
        this.serdes = serdes;
        this.memory = memory;
        this.values = serdes.of(topic).deserializer();
        this.blocks = new Blocks(memory);
        for (int lock = 0; lock < LOCKS; lock++) {
            locks[lock] = new Object();
        }
        this.thread = new Thread(this::run, "feed-of-" + topic.name());
        thread.setDaemon(true);
    }

    /**
     * Begins to follow.
     *
     * @param newListener is told, from the log's thread, when something has come
     */
    void start(Runnable newListener) {
        listener = newListener;
        thread.start();
    }

    /** Whether readers can be served. */
    boolean isReady() {
        return tail != null;
    }

    /** Where the feed ends now. */
    FeedPosition end() {
        Map<Integer, Long> ends = new HashMap<>();
        tail().partitions.forEach((partition, recent) -> ends.put(partition, recent.end));
        return new FeedPosition(ends);
    }

    /** The same, asked of the brokers: this instance may be a moment behind another. */
    FeedPosition endByBrokers() {
        OldReader<V> reader = borrow();
        try {
            Map<Integer, Long> ends = new HashMap<>();
            List<TopicPartition> partitions =
                    end().offsets().keySet().stream().map(this::partition).toList();
            reader.consumer().endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
            return new FeedPosition(ends);
        } finally {
            giveBack(reader);
        }
    }

    /** Where the feed begins: at zero, from where the first step leads to what is still kept. */
    FeedPosition begin() {
        Map<Integer, Long> begins = new HashMap<>();
        tail().partitions.keySet().forEach(partition -> begins.put(partition, 0L));
        return new FeedPosition(begins);
    }

    /** Where the first record stands that was published then or later. */
    FeedPosition at(Instant time) {
        Map<Integer, Long> places = new HashMap<>(end().offsets());
        OldReader<V> reader = borrow();
        try {
            Map<TopicPartition, Long> asked = new HashMap<>();
            places.keySet().forEach(partition -> asked.put(partition(partition), time.toEpochMilli()));
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                    reader.consumer().offsetsForTimes(asked).entrySet()) {
                if (found.getValue() != null) {
                    places.merge(found.getKey().partition(), found.getValue().offset(), Math::min);
                }
            }
        } finally {
            giveBack(reader);
        }
        return new FeedPosition(places);
    }

    /** What comes next in a partition at or behind an offset. May read from Kafka. */
    Step next(int partition, long offset) {
        Recent recent = tail().partitions.get(partition);
        if (recent == null) {
            return new Step(null, offset, true);
        }
        if (offset >= recent.start) {
            long end = recent.end;
            Map.Entry<Long, Come> come = recent.entries.ceilingEntry(offset);
            // What was taken out meanwhile is older now, and found in a block.
            if (offset >= recent.start) {
                if (come == null) {
                    return new Step(null, Math.max(offset, end), true);
                }
                return new Step(come.getValue().entry().orElse(null), come.getKey() + 1, false);
            }
        }
        Block block = block(partition, offset, recent.start);
        for (FeedEntry entry : block.entries()) {
            if (entry.offset() >= offset) {
                return new Step(entry, entry.offset() + 1, false);
            }
        }
        return new Step(null, block.next(), false);
    }

    private Tail tail() {
        Tail current = tail;
        if (current == null) {
            throw new FeedNotReadyException("The feed of " + topic.name() + " is not open yet; try again shortly");
        }
        return current;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic.name(), number);
    }

    private Block block(int partition, long offset, long start) {
        BlockKey key = new BlockKey(partition, offset / BLOCK);
        Block block = blocks.get(key);
        if (block != null && offset < block.next()) {
            return block;
        }
        // Of many readers who come to a block at the same time one reads it.
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            block = blocks.get(key);
            if (block == null || offset >= block.next()) {
                block = load(key, start);
                blocks.put(key, block);
            }
            return block;
        }
    }

    private Block load(BlockKey key, long start) {
        OldReader<V> reader = borrow();
        try {
            TopicPartition partition = partition(key.partition());
            Consumer<String, byte[]> consumer = reader.consumer();
            consumer.assign(List.of(partition));
            consumer.seek(partition, key.number() * BLOCK);
            long limit = Math.min((key.number() + 1) * BLOCK, start);
            List<FeedEntry> entries = new ArrayList<>();
            Instant deadline = Instant.now().plusMillis(PATIENCE_MS);
            long next = limit;
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (record.offset() >= limit) {
                        // Nothing is left between: a compacted topic has gaps, in which nobody has to stop.
                        next = Math.min(record.offset(), Math.max(start, limit));
                        return new Block(entries, Math.max(next, limit));
                    }
                    entry(record, reader.values()).ifPresent(entries::add);
                }
                if (consumer.position(partition) >= limit) {
                    return new Block(entries, next);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new KafkaException("Nothing has come from " + partition + " for " + PATIENCE_MS + " ms");
                }
            }
        } finally {
            giveBack(reader);
        }
    }

    private OldReader<V> borrow() {
        synchronized (idle) {
            OldReader<V> reader = idle.poll();
            if (reader != null) {
                return reader;
            }
        }
        return new OldReader<>(consumers.make(), serdes.of(topic).deserializer());
    }

    private void giveBack(OldReader<V> reader) {
        synchronized (idle) {
            if (closing.getCount() > 0) {
                idle.add(reader);
                return;
            }
        }
        close(reader);
    }

    private static void close(OldReader<?> reader) {
        reader.consumer().close();
        reader.values().close();
    }

    private Optional<FeedEntry> entry(ConsumerRecord<String, byte[]> record, Deserializer<V> reader) {
        try {
            V value = null;
            if (record.value() != null) {
                value = reader.deserialize(record.topic(), record.value());
            }
            return Optional.of(shape.entry(record, value));
        } catch (RuntimeException | JsonProcessingException e) {
            // Anybody may write to a topic: one bad record must not end the feed. It stays where it is.
            LOG.warn(
                    "The record at " + record.topic() + "-" + record.partition() + ":" + record.offset()
                            + " cannot be read and is passed over",
                    e);
            return Optional.empty();
        }
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Consumer<String, byte[]> consumer = consumers.make()) {
                tailConsumer = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("The feed of " + topic.name() + " is closed", e);
            } catch (RuntimeException e) {
                LOG.error("The feed of " + topic.name() + " stopped; it is opened again in " + RETRY, e);
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> partition(info.partition()))
                .toList();
        consumer.assign(partitions);
        Tail fresh = new Tail();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            fresh.partitions.put(partition.partition(), new Recent(end));
            consumer.seek(partition, end);
        });
        blocks.clear();
        tail = fresh;
        listener.run();
        int used = 0;
        Deque<Come> order = new ArrayDeque<>();
        while (closing.getCount() > 0) {
            ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
            for (ConsumerRecord<String, byte[]> record : records) {
                Recent recent = fresh.partitions.get(record.partition());
                if (recent != null) {
                    Come come = new Come(record);
                    recent.entries.put(record.offset(), come);
                    order.add(come);
                    used += come.size();
                }
            }
            for (TopicPartition partition : partitions) {
                Recent recent = fresh.partitions.get(partition.partition());
                if (recent != null) {
                    recent.end = consumer.position(partition);
                }
            }
            while (used > memory && order.size() > 1) {
                used -= forget(fresh, order.remove());
            }
            if (!records.isEmpty()) {
                listener.run();
            }
        }
    }

    /** Takes an entry out; what is before the next is read in blocks from now on. */
    private int forget(Tail tail, Come oldest) {
        Recent recent = tail.partitions.get(oldest.record.partition());
        if (recent != null) {
            recent.start = oldest.record.offset() + 1;
            recent.entries.remove(oldest.record.offset());
        }
        return oldest.size();
    }

    private void pause() {
        try {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The feed of " + topic.name() + " is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<String, byte[]> following = tailConsumer;
        if (following != null) {
            following.wakeup();
        }
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (idle) {
            idle.forEach(FeedLog::close);
            idle.clear();
        }
        values.close();
    }
}
