package dev.consilience.service.publish.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a feed: where it stands, and what it is to be sent next. It holds nothing of the feed itself. For one thread at
 * a time.
 */
final class FeedReader {

    /** The name of the event that tells that all is sent that was there when the reader came. */
    static final String CAUGHT_UP = "caught-up";

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    /** So many entries that are none of the reader's are passed over before others get their turn. */
    private static final int MOST_PASSED = 256;

    private final FeedLog<?> log;
    private final FeedFilter filter;
    private final FeedPosition goal;
    private FeedPosition position;
    private boolean caughtUp;
    private Instant lastSent;

    /**
     * What a reader is to be sent.
     *
     * @param name of the event; empty for a sign of life
     * @param id the position behind it, from which a reader goes on
     * @param data what it says; null for a sign of life
     */
    record Event(String name, String id, @Nullable String data) {}

    /**
     * The next event, if there is one.
     *
     * @param event null if there is none now
     * @param more whether it is worth asking again at once
     */
    record Turn(@Nullable Event event, boolean more) {}

    /** A reader who stands at a position. */
    FeedReader(FeedLog<?> log, FeedFilter filter, FeedPosition from, Instant now) {
        this.log = log;
        this.filter = filter;
        FeedPosition end = log.end();
        if (!end.reaches(from)) {
            end = log.endByBrokers();
        }
        this.goal = end;
        this.position = from.within(end);
        this.lastSent = now;
    }

    /** What comes next. */
    Turn turn(Instant now) {
        for (int passed = 0; passed < MOST_PASSED; passed++) {
            Optional<FeedEntry> next = advance();
            if (next.isEmpty()) {
                return idle(now);
            }
            Event event = event(next.get());
            if (event != null) {
                lastSent = now;
                return new Turn(event, true);
            }
        }
        return new Turn(null, true);
    }

    private Turn idle(Instant now) {
        if (!caughtUp && position.reaches(goal)) {
            caughtUp = true;
            lastSent = now;
            return new Turn(new Event(CAUGHT_UP, position.toString(), position.toString()), true);
        }
        if (Duration.between(lastSent, now).compareTo(KEEP_ALIVE) >= 0) {
            lastSent = now;
            // An id without data moves the reader on past what was none of its own.
            return new Turn(new Event("", position.toString(), null), false);
        }
        return new Turn(null, false);
    }

    /** Of the partitions' next entries the one that was published first. */
    private Optional<FeedEntry> advance() {
        FeedEntry first = null;
        for (int partition : position.offsets().keySet()) {
            FeedLog.Step step = step(partition);
            FeedEntry entry = step.entry();
            if (entry != null && (first == null || entry.time() < first.time())) {
                first = entry;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        position = position.behind(first.partition(), first.offset());
        return Optional.of(first);
    }

    /** Goes on until there is an entry, or the end. */
    private FeedLog.Step step(int partition) {
        while (true) {
            FeedLog.Step step = log.next(partition, position.of(partition));
            if (step.entry() != null) {
                return step;
            }
            position = position.behind(partition, step.position() - 1);
            if (step.atEnd()) {
                return step;
            }
        }
    }

    private @Nullable Event event(FeedEntry entry) {
        return switch (filter.of(entry)) {
            case SEND -> new Event(entry.event(), position.toString(), entry.data());
            case TELL_GONE -> new Event(FeedShape.GONE, position.toString(), FeedShape.gone(entry.claim()));
            case PASS -> null;
        };
    }
}
