package dev.consilience.service.ingest.intake.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: twice as long each time, up to a limit, and somewhat less or more by chance, so that
 * those who failed together do not come back together. Where the service names a time, that is kept.
 *
 * @param first after the first failure
 * @param longest at most, also where the service asks for more
 * @param tries after which the sweep is given up until its next time
 */
public record Backoff(Duration first, Duration longest, int tries) {

    /** Patient enough for a service that restarts. */
    public static final Backoff STANDARD = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 8);

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || tries < 1) {
            throw new IllegalArgumentException(
                    "Not a back-off: first " + first + ", longest " + longest + ", tries " + tries);
        }
    }

    /**
     * The wait after a failure.
     *
     * @param failures so far, this one included
     */
    Duration delay(int failures, Optional<Duration> retryAfter, RandomGenerator random) {
        if (retryAfter.isPresent()) {
            return shorter(retryAfter.get(), longest);
        }
        Duration whole = shorter(first.multipliedBy(1L << Math.min(failures - 1, 30)), longest);
        // Between a half and the whole of it.
        return Duration.ofMillis(whole.toMillis() / 2 + (long) (random.nextDouble() * whole.toMillis() / 2));
    }

    private static Duration shorter(Duration one, Duration other) {
        if (one.compareTo(other) < 0) {
            return one;
        }
        return other;
    }
}
