package dev.consilience.stream.watch;

import java.time.Duration;
import java.util.Locale;

/** What a service is after while it works: that a paper's claims are there soon, or that all papers are read soon. */
public enum Pace {

    /** Whoever follows the feed waits for as little as can be. */
    FOLLOWING(Duration.ofMillis(10), Duration.ofMillis(100), 1),

    /** Many papers are read, and each commit is of many: a paper may take seconds from one end to the other. */
    CATCHING_UP(Duration.ofMillis(200), Duration.ofSeconds(2), 256 * 1024);

    @SuppressWarnings("ImmutableEnumChecker") // a value
    private final Duration moment;

    @SuppressWarnings("ImmutableEnumChecker") // a value
    private final Duration busy;

    private final int fetchBytes;

    Pace(Duration moment, Duration busy, int fetchBytes) {
        this.moment = moment;
        this.busy = busy;
        this.fetchBytes = fetchBytes;
    }

    /** As the setting {@code consilience.pace} has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nothing comes for one to two of these before a commit. */
    Duration moment() {
        return moment;
    }

    /** So long a thread works at least before it commits while there is always more. */
    Duration busy() {
        return busy;
    }

    /** So many bytes there have to be before a broker answers who asks for more, if it does not take long until there are. */
    public int fetchBytes() {
        return fetchBytes;
    }
}
