package dev.consilience.service.ingest.app;

import dev.consilience.service.ingest.intake.IntakeReport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
        meters.counter("consilience.articles.accepted", "way", way).increment((double) report.accepted());
        meters.counter("consilience.articles.refused", "way", way).increment((double) report.refused());
    }
}
