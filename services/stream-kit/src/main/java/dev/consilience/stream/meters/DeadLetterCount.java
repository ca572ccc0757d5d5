package dev.consilience.stream.meters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the records that leave the streams as dead letters. It belongs to the process: who writes dead letters is made by Kafka, by
 * the name of a class, and can be given nothing.
 */
public final class DeadLetterCount {

    /** Bytes that are no record. */
    public static final DeadLetterCount UNREADABLE = new DeadLetterCount("unreadable");

    /** Records that broke a step. */
    public static final DeadLetterCount REFUSED = new DeadLetterCount("refused");

    private final String cause;
    private final AtomicLong letters = new AtomicLong();

    private DeadLetterCount(String cause) {
        this.cause = cause;
    }

    /** Counts one more. */
    public void add() {
        letters.incrementAndGet();
    }

    /** How many there were since the process began. */
    public long letters() {
        return letters.get();
    }

    static void bindTo(MeterRegistry meters) {
        for (DeadLetterCount each : List.of(UNREADABLE, REFUSED)) {
            FunctionCounter.builder(MeterCatalogue.DEAD_LETTERS.meter(), each, DeadLetterCount::letters)
                    .description(MeterCatalogue.DEAD_LETTERS.meaning())
                    .tag("cause", each.cause)
                    .register(meters);
        }
    }
}
