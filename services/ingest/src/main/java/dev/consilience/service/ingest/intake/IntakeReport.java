package dev.consilience.service.ingest.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one input.
 *
 * @param accepted how many articles are on their topic
 * @param refused how many records are in the dead letters
 * @param records what became of each, the first thousand
 */
public record IntakeReport(long accepted, long refused, List<RecordReport> records) {

    /** How many records a report names one by one. */
    public static final int MOST_NAMED = 1_000;

    public IntakeReport {
        records = List.copyOf(records);
    }

    /** Gathers a report, record by record. */
    public static final class Gatherer {

        private final List<RecordReport> records = new ArrayList<>();
        private long accepted;
        private long refused;

        /** Counts a record, and names it if there is room. */
        public void add(RecordReport record) {
            if (record.wasAccepted()) {
                accepted++;
            } else {
                refused++;
            }
            if (records.size() < MOST_NAMED) {
                records.add(record);
            }
        }

        /** How many were accepted so far. */
        public long accepted() {
            return accepted;
        }

        /** How many were refused so far. */
        public long refused() {
            return refused;
        }

        /** What was gathered so far. */
        public IntakeReport report() {
            return new IntakeReport(accepted, refused, records);
        }
    }
}
