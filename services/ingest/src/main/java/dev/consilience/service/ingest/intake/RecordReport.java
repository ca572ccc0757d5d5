package dev.consilience.service.ingest.intake;

import dev.consilience.format.ParseOutcome.Refused;
import java.util.Optional;

/**
 * What became of one record.
 *
 * @param place where in the input it stood
 * @param outcome {@code ACCEPTED} or {@code REFUSED}
 * @param article the first of the names that an accepted record calls its article by; the key of the article, unless
 *     another record knows it by an earlier one
 * @param code why it was refused
 * @param reason the same in words
 * @param advice what to do about it
 */
public record RecordReport(
        String place,
        String outcome,
        Optional<String> article,
        Optional<String> code,
        Optional<String> reason,
        Optional<String> advice) {

    private static final String ACCEPTED = "ACCEPTED";
    private static final String REFUSED = "REFUSED";

    /** A record that is on its topic. */
    public static RecordReport accepted(String place, String article) {
        return new RecordReport(
                place, ACCEPTED, Optional.of(article), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A record that is in the dead letters. */
    public static RecordReport refused(Refused refusal) {
        return new RecordReport(
                refusal.place(),
                REFUSED,
                Optional.empty(),
                Optional.of(refusal.code().name()),
                Optional.of(refusal.reason()),
                Optional.of(refusal.code().advice()));
    }

    /** Whether it was accepted; not a getter, since {@code outcome} says the same in JSON. */
    public boolean wasAccepted() {
        return outcome.equals(ACCEPTED);
    }
}
