package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.stream.meters.MeterCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Counts what was taken in, by way: {@code http}, {@code folder}, {@code poll}, {@code replay}. Accepted and refused add up to the
 * records read, each counted once for every time it was read.
 */
@ApplicationScoped
public class IntakeMeters {

    private final MeterRegistry meters;

    @Inject
    IntakeMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts what became of an input. */
    public void count(String way, IntakeReport report) {
        add(MeterCatalogue.ARTICLES_ACCEPTED, way, report.accepted());
        add(MeterCatalogue.ARTICLES_REFUSED, way, report.refused());
    }

    private void add(MeterCatalogue meter, String way, long records) {
        Counter.builder(meter.meter())
                .description(meter.meaning())
                .tag("way", way)
                .register(meters)
                .increment((double) records);
    }

    /** Tells from now on how many ways in fail. */
    void tellFailing(Supplier<Number> failing) {
        Gauge.builder(MeterCatalogue.WAYS_IN_FAILING.meter(), failing)
                .description(MeterCatalogue.WAYS_IN_FAILING.meaning())
                .register(meters);
    }
}
