package dev.consilience.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * Replaces a thread of the streams that broke off, so that the service goes on by itself.
 *
 * <p>What a record does wrong never comes here: it leaves as a dead letter. What does come is the cluster's doing, or the disk's:
 * a transaction that timed out, a coordinator that moved, a volume that is full. A new thread begins at the last commit, and
 * nothing is lost or doubled. Where threads break off again and again, something is wrong that a thread cannot mend: then the
 * streams end, the service says that it is not alive, and whoever runs it starts it anew.
 */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private final int most;
    private final Duration within;
    private final LongSupplier nanoseconds;
    private final Deque<Long> failures = new ArrayDeque<>();

    /**
     * Replaces threads.
     *
     * @param most how many may break off
     * @param within this time; one more, and the streams end
     * @param nanoseconds a clock as {@link System#nanoTime}
     */
    public ThreadReplacement(int most, Duration within, LongSupplier nanoseconds) {
        this.most = most;
        this.within = within;
        this.nanoseconds = nanoseconds;
    }

    /** Ten within five minutes. */
    public static ThreadReplacement usual() {
        return new ThreadReplacement(10, Duration.ofMinutes(5), System::nanoTime);
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        long now = nanoseconds.getAsLong();
        failures.addLast(now);
        while (now - failures.getFirst() > within.toNanos()) {
            failures.removeFirst();
        }
        if (failures.size() > most || failure instanceof Error) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
