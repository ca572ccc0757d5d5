package dev.consilience.service.publish.record;

import dev.consilience.stream.watch.Pace;
import java.time.Duration;

/**
 * When searches are let see what has been put since: at once while little comes, and while much comes seldom enough that it takes little of
 * the time, for each time makes a piece of the index that has to be merged later. At the {@linkplain Pace pace} of following that is a
 * fifth, and nothing waits longer than a quarter of a second; of catching up a fortieth, and two seconds.
 *
 * <p>Times are those of {@link System#nanoTime}. For one thread.
 */
final class RefreshPace {

    private final int timesAsLong;
    private final long longest;
    private boolean waiting;
    private long earliest;

    /** A pace at which the first thing that is put is shown at once. */
    RefreshPace(Pace pace, long now) {
        earliest = now;
        timesAsLong = switch (pace) {
            case FOLLOWING -> 4;
            case CATCHING_UP -> 40;
        };
        longest = switch (pace) {
            case FOLLOWING -> Duration.ofMillis(250).toNanos();
            case CATCHING_UP -> Duration.ofSeconds(2).toNanos();
        };
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
        earliest = end + Math.min(longest, (end - begin) * timesAsLong);
    }
}
