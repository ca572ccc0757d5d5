package dev.consilience.testkit;

import dev.consilience.stream.Causes;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RefusedRecords;
import dev.consilience.stream.TopicDef;
import dev.consilience.stream.UnreadableRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Kafka's test driver with the system's serdes, time that stands still, and the services' error handling. */
public final class TopologyDriver implements AutoCloseable {

    /** When everything happens, unless time is moved. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Where this driver's services send what they cannot read. */
    public static final String DEAD_LETTERS = "test.dead-letter.v1";

    private final RecordSerdes serdes = new InMemorySerdes();
    private final Path state = temporary();
    private final TopologyTestDriver driver;

    /** A driver for the topology. */
    public TopologyDriver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecords.class);
        driver = new TopologyTestDriver(topology, settings, NOW);
    }

    /** Puts a value into a topic, with nothing said of why. */
    public <V extends SpecificRecord> void send(TopicDef<V> topic, String key, @Nullable V value) {
        send(topic, key, value, Causes.unknown());
    }

    /** Puts a value into a topic. */
    public <V extends SpecificRecord> void send(TopicDef<V> topic, String key, @Nullable V value, Causes causes) {
        send(topic, key, value, causes, NOW);
    }

    /** Puts a value into a topic that is of another time. */
    public <V extends SpecificRecord> void send(
            TopicDef<V> topic, String key, @Nullable V value, Causes causes, Instant time) {
        Headers headers = new RecordHeaders();
        causes.writeTo(headers);
        driver.createInputTopic(
                        topic.name(), new StringSerializer(), serdes.of(topic).serializer())
                .pipeInput(new TestRecord<>(key, value, headers, time));
    }

    /** Puts a record into a topic as it came out of another service, with its headers and its time. */
    public <V extends SpecificRecord> void send(TopicDef<V> topic, TestRecord<String, V> record) {
        driver.createInputTopic(
                        topic.name(), new StringSerializer(), serdes.of(topic).serializer())
                .pipeInput(record);
    }

    /**
     * Takes over what another driver of the same topology has in its stores, as an instance does that goes on from what was
     * committed last. What the other has not committed cannot be told apart here: ask between two steps.
     */
    public void continueFrom(TopologyDriver other) {
        Map<String, StateStore> stores = driver.getAllStateStores();
        other.driver
                .getAllStateStores()
                .forEach((name, store) -> copy(store, Objects.requireNonNull(stores.get(name))));
    }

    /** A store, to be changed into what another release would have left. */
    public <V> KeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @SuppressWarnings("unchecked") // Both are the store of one name in one topology.
    private static void copy(StateStore from, StateStore to) {
        KeyValueStore<Object, Object> target = (KeyValueStore<Object, Object>) to;
        try (KeyValueIterator<Object, Object> entries = ((KeyValueStore<Object, Object>) from).all()) {
            entries.forEachRemaining(entry -> target.put(entry.key, entry.value));
        }
    }

    /** Puts bytes into a topic that need not be any value. */
    public void sendBytes(TopicDef<?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, NOW);
    }

    /** All records that came out since last asked. */
    public <V extends SpecificRecord> List<TestRecord<String, V>> records(TopicDef<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        RecordSerdes.keys().deserializer(),
                        serdes.of(topic).deserializer())
                .readRecordsToList();
    }

    /** What came out since last asked as a compacted topic shows it: the last value of each key, tombstones gone. */
    public <V extends SpecificRecord> Map<String, V> table(TopicDef<V> topic) {
        Map<String, V> table = new LinkedHashMap<>();
        for (TestRecord<String, V> record : records(topic)) {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), record.value());
            }
        }
        return table;
    }

    /** The values of the dead letters that came out since last asked. */
    public List<byte[]> deadLetters() {
        List<byte[]> values = new ArrayList<>();
        driver.createOutputTopic(DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> values.add(record.value()));
        return values;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(state.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(state + " could not be deleted", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("consilience-topology");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
