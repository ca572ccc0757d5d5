package dev.consilience.service.publish.feed;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A reader's connection. It is sent one event at a time, the next when the last has left for the network, so that no more than
 * that is held for it. One that takes nothing for {@code patience} is told so and dropped; it comes back with its
 * {@code Last-Event-ID} and has lost nothing.
 */
final class FeedSubscription implements Runnable {

    private static final Logger LOG = Logger.getLogger(FeedSubscription.class);
    /** So many events are sent before other readers get their turn. */
    private static final int TURNS = 64;

    private final FeedReader reader;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Sse sse;
    private final Executor executor;
    private final Runnable hangUp;
    private final Runnable onDropped;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean counted = new AtomicBoolean();
    private final AtomicLong taken = new AtomicLong();
    private long takenBefore;
    private volatile @Nullable Instant stuckSince;
    private volatile boolean dropped;

    /**
     * A connection.
     *
     * @param hangUp ends it whatever is still on the way
     * @param onDropped is called once if the reader is dropped
     */
    FeedSubscription(
            FeedReader reader,
            MultiEmitter<? super OutboundSseEvent> emitter,
            Sse sse,
            Executor executor,
            Runnable hangUp,
            Runnable onDropped) {
        this.reader = reader;
        this.emitter = emitter;
        this.sse = sse;
        this.executor = executor;
        this.hangUp = hangUp;
        this.onDropped = onDropped;
    }

    /** Has the reader sent what there is for it, in some other thread. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            executor.execute(this);
        }
    }

    @Override
    public void run() {
        int heard = calls.get();
        boolean again = false;
        try {
            again = send();
        } catch (FeedNotReadyException e) {
            LOG.debug("The feed is being opened again", e);
        } catch (RuntimeException e) {
            LOG.error("A reader of the feed could not be served", e);
            emitter.fail(e);
        }
        if (again || calls.addAndGet(-heard) > 0) {
            executor.execute(this);
        }
    }

    /** Returns whether there is more to be sent at once. */
    private boolean send() {
        for (int turn = 0; turn < TURNS; turn++) {
            if (emitter.isCancelled() || emitter.requested() == 0) {
                return false;
            }
            if (dropped) {
                emitter.emit(sse.newEventBuilder()
                        .name("dropped")
                        .data("You took nothing for too long. Come back with the id of the last event that you had.")
                        .build());
                emitter.complete();
                countDropped();
                return false;
            }
            FeedReader.Turn next = reader.turn(Instant.now());
            if (next.event() != null) {
                emitter.emit(event(next.event()));
                taken.incrementAndGet();
            } else if (!next.more()) {
                return false;
            }
        }
        return true;
    }

    private OutboundSseEvent event(FeedReader.Event event) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder().id(event.id());
        if (event.data() == null) {
            return builder.comment("still here").build();
        }
        return builder.name(event.name()).data(event.data()).build();
    }

    /** It may begin to take something in the moment in which it is cut off. */
    private void countDropped() {
        if (!counted.getAndSet(true)) {
            onDropped.run();
        }
    }

    /** Whether the reader has gone. */
    boolean isOver() {
        return emitter.isCancelled();
    }

    /** Ends the connection from here: the reader goes on elsewhere, behind the last event that it had. */
    void end() {
        emitter.complete();
    }

    /**
     * Looks after the reader, every second or so.
     *
     * @param patience how long it may take nothing
     */
    void lookAfter(Instant now, Duration patience) {
        long takenNow = taken.get();
        // Whoever has much to take is found with an event on the way nearly always: what counts is that they go.
        if (emitter.requested() > 0 || takenNow != takenBefore) {
            takenBefore = takenNow;
            stuckSince = null;
            wake();
            return;
        }
        Instant since = stuckSince;
        if (since == null) {
            stuckSince = now;
        } else if (dropped && Duration.between(since, now).compareTo(patience.multipliedBy(2)) > 0) {
            LOG.info("A reader of the feed was dropped: it did not read");
            hangUp.run();
            emitter.complete();
            countDropped();
        } else if (Duration.between(since, now).compareTo(patience) > 0) {
            dropped = true;
        }
    }
}
