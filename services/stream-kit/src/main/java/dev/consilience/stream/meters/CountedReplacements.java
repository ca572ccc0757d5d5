package dev.consilience.stream.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** Counts threads that broke off, and leaves it to another what is done about them. */
public final class CountedReplacements implements StreamsUncaughtExceptionHandler {

    private final StreamsUncaughtExceptionHandler handler;
    private final Counter broken;

    /** Counts there. */
    public CountedReplacements(StreamsUncaughtExceptionHandler handler, MeterRegistry meters) {
        this.handler = handler;
        this.broken = Counter.builder(MeterCatalogue.THREADS_REPLACED.meter())
                .description(MeterCatalogue.THREADS_REPLACED.meaning())
                .register(meters);
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        broken.increment();
        return handler.handle(failure);
    }
}
