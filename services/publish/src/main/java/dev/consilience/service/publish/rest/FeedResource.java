package dev.consilience.service.publish.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.stream.RecordSerdes;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The feed of changes as server-sent events.
 *
 * <p>Each change is an event {@code change} whose id is the reader's position, see {@link FeedPosition}; {@code caught-up}
 * tells that all that was there when the reader came has been sent; a comment every few seconds keeps the connection
 * alive. The number of readers is bounded, and one that does not read is dropped: it comes back with its
 * {@code Last-Event-ID} and has lost nothing.
 */
@Path("/feed")
@ApplicationScoped
public class FeedResource {

    private static final Logger LOG = Logger.getLogger(FeedResource.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final String bootstrapServers;
    private final RecordSerdes serdes;
    private final ObjectMapper json;
    private final Semaphore places;
    private final ExecutorService readers = Executors.newCachedThreadPool();

    @Inject
    FeedResource(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "consilience.registry.url") URI registry,
            @ConfigProperty(name = "consilience.feed.readers", defaultValue = "64") int mostReaders,
            ObjectMapper json) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = new RegistrySerdes(registry);
        this.places = new Semaphore(mostReaders);
        this.json = json;
    }

    /**
     * The changes, from where the reader left off, or since a time, or all that are kept.
     *
     * @param lastEventId the id of the last event that the reader had; wins over {@code since}
     * @param since a time in ISO form, for example {@code 2026-01-02T03:04:05Z}
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> feed(
            @Context Sse sse,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) Optional<String> lastEventId,
            @RestQuery Optional<String> since) {
        Optional<FeedPosition> last = lastEventId.map(FeedResource::position);
        Optional<Instant> from = since.map(FeedResource::instant);
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException(
                    "As many read the feed here as can; try again in " + RETRY_AFTER_SECONDS + " seconds",
                    (long) RETRY_AFTER_SECONDS);
        }
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> readers.execute(() -> serve(emitter, sse, last, from)), BackPressureStrategy.ERROR);
    }

    private void serve(
            MultiEmitter<? super OutboundSseEvent> emitter,
            Sse sse,
            Optional<FeedPosition> last,
            Optional<Instant> since) {
        try (FeedReader reader = new FeedReader(consumer(), last, since)) {
            FeedPosition end = reader.end();
            boolean caughtUp = false;
            Instant lastSent = Instant.now();
            while (!emitter.isCancelled()) {
                for (FeedReader.Entry entry : reader.read(WAIT)) {
                    send(emitter, change(sse, entry));
                    lastSent = Instant.now();
                }
                FeedPosition position = reader.position();
                if (!caughtUp && position.reaches(end)) {
                    caughtUp = true;
                    send(
                            emitter,
                            sse.newEventBuilder()
                                    .name("caught-up")
                                    .id(position.toString())
                                    .data(position.toString())
                                    .build());
                    lastSent = Instant.now();
                }
                if (Duration.between(lastSent, Instant.now()).compareTo(KEEP_ALIVE) > 0) {
                    send(emitter, sse.newEventBuilder().comment("still here").build());
                    lastSent = Instant.now();
                }
            }
        } catch (SlowReaderException e) {
            LOG.info("A reader of the feed was dropped: it did not read");
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("A reader of the feed could not be served", e);
            emitter.fail(e);
        } finally {
            places.release();
        }
    }

    private OutboundSseEvent change(Sse sse, FeedReader.Entry entry) throws JsonProcessingException {
        return sse.newEventBuilder()
                .name("change")
                .id(entry.behind().toString())
                .data(json.writeValueAsString(ChangeJson.of(entry.change())))
                .build();
    }

    /** Waits until the reader has room, so that no more than one event is held for it. */
    private static void send(MultiEmitter<? super OutboundSseEvent> emitter, OutboundSseEvent event)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (emitter.requested() == 0 && !emitter.isCancelled()) {
            if (Instant.now().isAfter(deadline)) {
                throw new SlowReaderException();
            }
            Thread.sleep(5);
        }
        emitter.emit(event);
    }

    private Consumer<String, ClaimChangedRecord> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        // A consumer closes its deserializer with itself, so each reader has one of its own.
        Deserializer<ClaimChangedRecord> values =
                serdes.of(TopicCatalogue.CHANGES).deserializer();
        return new KafkaConsumer<>(settings, RecordSerdes.keys().deserializer(), values);
    }

    private static FeedPosition position(String text) {
        return FeedPosition.parse(text)
                .orElseThrow(() -> new BadRequestException(
                        "Last-Event-ID is the id of an event of this feed, as in 0:17,1:4, not \"" + text + "\""));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException("since is a time as in 2026-01-02T03:04:05Z, not \"" + text + "\"");
        }
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }

    private static final class SlowReaderException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
