package dev.consilience.service.ingest.rest;

import dev.consilience.service.ingest.intake.IntakeReport;
import dev.consilience.service.ingest.intake.RecordReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of several files.
 *
 * @param accepted how many articles of all of them are on their topic
 * @param refused how many records of all of them are in the dead letters
 * @param files one by one
 */
record FilesReport(long accepted, long refused, List<FileReport> files) {

    /** How many files a form may bring: each is reported on. */
    static final int MOST_FILES = 10_000;

    /** One of them; of all together, the first thousand records are named. */
    record FileReport(String name, long accepted, long refused, List<RecordReport> records) {}

    /** Gathers the report, file by file. */
    static final class Gatherer {

        private final List<FileReport> files = new ArrayList<>();
        private int named;
        private long accepted;
        private long refused;

        void add(String name, IntakeReport report) {
            int room =
                    Math.min(IntakeReport.MOST_NAMED - named, report.records().size());
            files.add(new FileReport(
                    name, report.accepted(), report.refused(), report.records().subList(0, room)));
            named += room;
            accepted += report.accepted();
            refused += report.refused();
        }

        boolean isFull() {
            return files.size() >= MOST_FILES;
        }

        FilesReport report() {
            return new FilesReport(accepted, refused, List.copyOf(files));
        }
    }
}
