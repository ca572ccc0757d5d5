package dev.consilience.service.ingest.rest;

import java.util.List;
import java.util.Optional;

/**
 * What became of what was posted.
 *
 * @param accepted how many articles are on their topic
 * @param refused how many records are in the dead letters
 * @param records what became of each, the first thousand
 */
record SubmissionReport(int accepted, int refused, List<RecordReport> records) {

    /** How many records a report names one by one. */
    static final int MOST_NAMED = 1_000;

    /**
     * What became of one record.
     *
     * @param place where in the input it stood
     * @param outcome {@code ACCEPTED} or {@code REFUSED}
     * @param article the key of an accepted article
     * @param code why it was refused
     * @param reason the same in words
     * @param advice what to do about it
     */
    record RecordReport(
            String place,
            String outcome,
            Optional<String> article,
            Optional<String> code,
            Optional<String> reason,
            Optional<String> advice) {

        static RecordReport accepted(String place, String article) {
            return new RecordReport(
                    place, "ACCEPTED", Optional.of(article), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static RecordReport refused(String place, String code, String reason, String advice) {
            return new RecordReport(
                    place, "REFUSED", Optional.empty(), Optional.of(code), Optional.of(reason), Optional.of(advice));
        }
    }
}
