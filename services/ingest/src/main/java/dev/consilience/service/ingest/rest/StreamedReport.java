package dev.consilience.service.ingest.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * An answer as JSON lines: one for each record as soon as Kafka has confirmed it, and one at the end: a {@code summary}, or
 * the {@code problem} that kept it from coming. An answer without a last line was broken off.
 */
final class StreamedReport {

    private static final long LONGEST_HELD_BACK = 100_000_000;
    private static final int MOST_HELD_BACK = 64;

    private final OutputStream output;
    private final ObjectMapper json;
    private int heldBack;
    private long flushed = System.nanoTime();

    StreamedReport(OutputStream output, ObjectMapper json) {
        this.output = output;
        this.json = json;
    }

    private record Summary(Totals summary) {}

    private record Totals(long accepted, long refused) {}

    private record Failure(Problem problem) {}

    /** Writes what became of a record; a reader who is gone makes it throw, which ends the reading. */
    void record(RecordReport record) {
        try {
            line(record);
            heldBack++;
            if (heldBack >= MOST_HELD_BACK || System.nanoTime() - flushed > LONGEST_HELD_BACK) {
                output.flush();
                heldBack = 0;
                flushed = System.nanoTime();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the totals. */
    void summary(IntakeReport report) throws IOException {
        line(new Summary(new Totals(report.accepted(), report.refused())));
        output.flush();
    }

    /** Writes what went wrong: too late for a status. */
    void problem(Problem problem) throws IOException {
        line(new Failure(problem));
        output.flush();
    }

    private void line(Object value) throws IOException {
        output.write(json.writeValueAsBytes(value));
        output.write('\n');
    }
}
