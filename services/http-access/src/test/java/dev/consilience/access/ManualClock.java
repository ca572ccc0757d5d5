package dev.consilience.access;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes when a test says so. */
final class ManualClock implements TimeMeter {
    private long nanos = 1;

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
