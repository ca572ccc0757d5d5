package dev.consilience.service.publish.record;

import java.time.Duration;

/**
 * When searches are let see what has been put since: at once while little comes, and while much comes seldom enough that it takes a fifth of
 * the time, for each time makes a piece of the index that has to be merged later. Nothing waits longer than a quarter of a second.
 *
 * <p>Times are those of {@link System#nanoTime}. For one thread.
 */
final class RefreshPace {

    private static final int TIMES_AS_LONG = 4;
    private static final long LONGEST = Duration.ofMillis(250).toNanos();

    private boolean waiting;
    private long earliest;

    /** A pace at which the first thing that is put is shown at once. */
    RefreshPace(long now) {
        earliest = now;
    }

    /** Something was put or deleted. */
    void put() {
        waiting = true;
    }

    /** Whether something was put that cannot be seen yet. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether it is time to show it. */
    boolean isDue(long now) {
        return waiting && now - earliest >= 0;
    }

    /** How long one may wait for more. */
    Duration patience(long now, Duration otherwise) {
        if (!waiting) {
            return otherwise;
        }
        return Duration.ofNanos(Math.max(0, earliest - now));
    }

    /** All that was put has been shown, which began and ended then. */
    void shown(long begin, long end) {
        waiting = false;
        earliest = end + Math.min(LONGEST, (end - begin) * TIMES_AS_LONG);
    }
}
