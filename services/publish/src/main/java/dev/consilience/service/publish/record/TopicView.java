package dev.consilience.service.publish.record;

import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.watch.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A topic, mirrored on this machine's disk. A thread of its own follows the topic from where the mirror ends; whatever goes
 * wrong, it tries again, from what was committed last.
 */
final class TopicView<V extends SpecificRecord> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicView.class);
    private static final int MOST_POLLED = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);
    private static final int PATIENCE_MS = 20_000;

    /** Something to be done with a searcher that answers nothing. */
    interface Walk {
        void with(IndexSearcher searcher) throws IOException;
    }

    private final Mirror<V> mirror;
    private final Path folder;
    private final KafkaConnection kafka;
    private final RecordSerdes serdes;
    private final Pace pace;
    private final Thread thread;
    private volatile @Nullable DocumentStore store;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    /** Closing does not interrupt: that would break a file which is being written. */
    private final CountDownLatch closing = new CountDownLatch(1);

    private final Shown shown = new Shown();
    private volatile boolean ready;

    /**
     * A view that follows from now on.
     *
     * @param folder where the mirror is kept; nobody else's
     * @param pace how soon searches are to see what has come
     */
    TopicView(Mirror<V> mirror, Path folder, KafkaConnection kafka, RecordSerdes serdes, Pace pace) {
        this.mirror = mirror;
        this.folder = folder;
        this.kafka = kafka;
        this.serdes = serdes;
        this.pace = pace;
        this.thread = new Thread(this::run, "view-of-" + mirror.topic().name());
        thread.setDaemon(true);
    }

    /** A view of what is there already, which follows nothing. */
    static <V extends SpecificRecord> TopicView<V> still(Mirror<V> mirror, DocumentStore store) {
        TopicView<V> view = new TopicView<>(
                mirror,
                Path.of(""),
                KafkaConnection.at("none:0"),
                new RegistrySerdes(URI.create("http://none.invalid")),
                Pace.FOLLOWING);
        view.store = store;
        view.ready = true;
        return view;
    }

    /** Begins to follow. */
    void start() {
        thread.start();
    }

    /** Whether everything that was on the topic when following began can be seen. */
    boolean isReady() {
        return ready;
    }

    /** How far searches see. */
    Shown shown() {
        return shown;
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** The topic's name. */
    String name() {
        return mirror.topic().name();
    }

    /** The value under a key. */
    Optional<V> get(String key) {
        return find(key, mirror::value);
    }

    /** What to make of the document under a key. */
    <T> Optional<T> find(String key, Pages.Reading<T> reading) {
        return search(searcher -> {
            ScoreDoc[] found = searcher.search(new TermQuery(new Term(DocumentStore.KEY, key)), 1).scoreDocs;
            if (found.length == 0) {
                return Optional.empty();
            }
            return Optional.of(reading.of(searcher, found[0].doc));
        });
    }

    /**
     * Searches the mirror.
     *
     * @throws NotReadyException while it is being restored
     */
    <T> T search(DocumentStore.Search<T> search) {
        DocumentStore current = store;
        if (!ready || current == null) {
            throw new NotReadyException(mirror.topic().name());
        }
        return current.search(search);
    }

    /** The same for a search that answers nothing. */
    void each(Walk walk) {
        search(searcher -> {
            walk.with(searcher);
            return true;
        });
    }

    private void run() {
        while (!isClosed()) {
            try (DocumentStore opened = DocumentStore.open(folder, mirror.version(), oldest())) {
                store = opened;
                follow(opened);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("The view of " + mirror.topic().name() + " is closed", e);
            } catch (IOException | RuntimeException e) {
                LOG.error("The view of " + mirror.topic().name() + " stopped; it is opened again in " + RETRY, e);
                pause();
            } finally {
                ready = false;
                shown.moveTo(Map.of());
                store = null;
            }
        }
    }

    /** Half of how long the topic tells of what was deleted. */
    private Duration oldest() {
        return mirror.topic().retention().dividedBy(2);
    }

    private void pause() {
        try {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The view of " + mirror.topic().name() + " is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(DocumentStore documents) throws IOException {
        String topicId = topicId();
        Deserializer<V> values = serdes.of(mirror.topic()).deserializer();
        try (KafkaConsumer<String, byte[]> reader = consumer()) {
            consumer = reader;
            List<TopicPartition> partitions = reader
                    .partitionsFor(mirror.topic().name())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            seek(reader, documents, topicId, ends);
            RefreshPace refreshes = new RefreshPace(pace, System.nanoTime());
            Instant committed = Instant.now();
            while (!isClosed()) {
                ConsumerRecords<String, byte[]> records = reader.poll(refreshes.patience(System.nanoTime(), WAIT));
                for (ConsumerRecord<String, byte[]> record : records) {
                    take(documents, record, values);
                    refreshes.put();
                }
                for (TopicPartition partition : partitions) {
                    documents.moveTo(topicId + ":" + partition.partition(), reader.position(partition));
                }
                long begin = System.nanoTime();
                if (refreshes.isDue(begin)) {
                    documents.refresh();
                    refreshes.shown(begin, System.nanoTime());
                }
                if (!refreshes.isWaiting()) {
                    ready = ready || isAtLeast(reader, ends);
                    shown.moveTo(partitions.stream().collect(Collectors.toMap(each -> each, reader::position)));
                }
                Instant now = Instant.now();
                if (committed.plus(BETWEEN_COMMITS).isBefore(now)) {
                    prune(reader, documents, partitions);
                    refreshes.put();
                    documents.commit();
                    committed = now;
                }
            }
            documents.commit();
        } finally {
            consumer = null;
            values.close();
        }
    }

    private static boolean isAtLeast(KafkaConsumer<String, byte[]> reader, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }

    /** Goes on where the documents end, or begins anew if they are of another topic of that name. */
    private static void seek(
            KafkaConsumer<String, byte[]> reader,
            DocumentStore documents,
            String topicId,
            Map<TopicPartition, Long> ends)
            throws IOException {
        Map<String, Long> positions = documents.positions();
        boolean fits = positions.keySet().stream().allMatch(name -> name.startsWith(topicId + ":"))
                && ends.entrySet().stream()
                        .allMatch(end -> positions.getOrDefault(
                                        topicId + ":" + end.getKey().partition(), 0L)
                                <= end.getValue());
        if (!fits) {
            documents.clear();
        }
        reader.seekToBeginning(ends.keySet());
        if (fits) {
            ends.keySet().forEach(partition -> {
                Long position = positions.get(topicId + ":" + partition.partition());
                if (position != null) {
                    reader.seek(partition, position);
                }
            });
        }
    }

    private void take(DocumentStore documents, ConsumerRecord<String, byte[]> record, Deserializer<V> values)
            throws IOException {
        if (record.key() == null) {
            LOG.warn(place(record) + " has no key and is passed over");
            return;
        }
        String key = mirror.key(record);
        if (record.value() == null) {
            documents.delete(key);
            return;
        }
        try {
            V value = Objects.requireNonNull(values.deserialize(record.topic(), record.value()));
            documents.put(key, mirror.document(record, value));
        } catch (SerializationException | IllegalArgumentException e) {
            // Anybody may write to a topic: one bad record must not hide the others. It stays where it is.
            LOG.warn(place(record) + " cannot be read and is passed over", e);
        }
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "The record at " + record.topic() + "-" + record.partition() + ":" + record.offset();
    }

    private void prune(KafkaConsumer<String, byte[]> reader, DocumentStore documents, List<TopicPartition> partitions)
            throws IOException {
        if (mirror instanceof Prunable prunable) {
            for (Map.Entry<TopicPartition, Long> begin :
                    reader.beginningOffsets(partitions).entrySet()) {
                documents.delete(prunable.before(begin.getKey().partition(), begin.getValue()));
            }
        }
    }

    private String topicId() {
        Map<String, Object> settings = kafka.settings();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(settings)) {
            return Objects.requireNonNull(admin.describeTopics(List.of(name()))
                            .topicNameValues()
                            .get(name()))
                    .get()
                    .topicId()
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("The topic " + name() + " cannot be found at " + kafka, e.getCause());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was read up to may have been removed meanwhile; then all that is left is read.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_POLLED);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, pace.fetchBytes());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
