package dev.consilience.service.publish.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.stream.KafkaConnection;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.meters.MeterCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The feeds, and all who read them. */
@Startup
@ApplicationScoped
class FeedHub {

    private static final Logger LOG = Logger.getLogger(FeedHub.class);
    private static final int SERVERS = 4;
    private static final int MEMORY = 16 * 1024 * 1024;
    private static final int PATIENCE_MS = 20_000;

    private final KafkaConnection kafka;
    private final FeedLog<?> claims;
    private final FeedLog<?> conflicts;
    private final FeedLog<?> changes;
    private final int most;
    private final Duration patience;
    private final Set<FeedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> care;
    private final Counter dropped;
    private volatile @Nullable Instant leaving;

    @Inject
    FeedHub(
            KafkaConnection kafka,
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.feed.readers", defaultValue = "2000") int most,
            @ConfigProperty(name = "consilience.feed.patience", defaultValue = "30s") Duration patience,
            ObjectMapper json,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.most = most;
        this.patience = patience;
        RecordSerdes serdes = new RegistrySerdes(registry);
        this.claims =
                new FeedLog<>(TopicCatalogue.CURATED_CLAIMS, FeedShape.ofClaims(json), this::consumer, serdes, MEMORY);
        this.conflicts =
                new FeedLog<>(TopicCatalogue.CONFLICTS, FeedShape.ofClaims(json), this::consumer, serdes, MEMORY);
        this.changes = new FeedLog<>(TopicCatalogue.CHANGES, FeedShape.ofChanges(json), this::consumer, serdes, MEMORY);
        List.of(claims, conflicts, changes).forEach(log -> log.start(this::wakeAll));
        Gauge.builder(MeterCatalogue.FEED_READERS.meter(), subscriptions, Set::size)
                .description(MeterCatalogue.FEED_READERS.meaning())
                .register(meters);
        this.dropped = Counter.builder(MeterCatalogue.FEED_DROPPED.meter())
                .description(MeterCatalogue.FEED_DROPPED.meaning())
                .register(meters);
        this.care = clock.scheduleWithFixedDelay(this::lookAfterAll, 1, 1, TimeUnit.SECONDS);
    }

    FeedLog<?> claims() {
        return claims;
    }

    FeedLog<?> conflicts() {
        return conflicts;
    }

    FeedLog<?> changes() {
        return changes;
    }

    /** Whether as many read as can. */
    boolean isFull() {
        return subscriptions.size() >= most;
    }

    ExecutorService servers() {
        return servers;
    }

    /** Counts a reader that was dropped. */
    void countDropped() {
        dropped.increment();
    }

    void add(FeedSubscription subscription) {
        subscriptions.add(subscription);
        subscription.wake();
    }

    void remove(FeedSubscription subscription) {
        subscriptions.remove(subscription);
    }

    private void wakeAll() {
        subscriptions.forEach(FeedSubscription::wake);
    }

    private void lookAfterAll() {
        Instant now = Instant.now();
        // Whoever went while it was being added was not there to be removed.
        subscriptions.removeIf(FeedSubscription::isOver);
        Instant end = leaving;
        if (end != null && !now.isBefore(end)) {
            subscriptions.forEach(FeedSubscription::end);
        }
        for (FeedSubscription subscription : subscriptions) {
            try {
                subscription.lookAfter(now, patience);
            } catch (RuntimeException e) {
                LOG.error("A reader of the feed could not be looked after", e);
            }
        }
    }

    /**
     * Sends readers elsewhere when the service is asked to end, once whoever sends them here has heard of it: the service waits for what it
     * was asked before, and a feed has no end.
     */
    void leave(
            @Observes ShutdownDelayInitiatedEvent asked,
            @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        leaving = Instant.now().plus(delay);
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = kafka.settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What is asked for may no longer be kept; then all that is left is read.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        // A block is small; more would be thrown away.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @PreDestroy
    void close() {
        care.cancel(false);
        clock.shutdownNow();
        List.of(claims, conflicts, changes).forEach(FeedLog::close);
        servers.shutdownNow();
    }
}
