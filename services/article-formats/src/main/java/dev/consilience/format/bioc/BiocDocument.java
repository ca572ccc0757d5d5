package dev.consilience.format.bioc;

import dev.consilience.format.annotated.AnnotatedText.Location;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A document of BioC, as both of its notations have it.
 *
 * @param infons by their keys in lower case
 * @param annotations those that stand in no passage
 */
record BiocDocument(String id, Map<String, String> infons, List<Passage> passages, List<Found> annotations) {

    /** Infons and offset of a passage or of a sentence in one; a passage has its text itself or in sentences. */
    record Passage(
            Map<String, String> infons,
            OptionalLong offset,
            String text,
            List<Passage> sentences,
            List<Found> annotations) {

        /** The value of an infon, or nothing. */
        String infon(String key) {
            return infons.getOrDefault(key, "").strip();
        }
    }

    /** An annotation. */
    record Found(Map<String, String> infons, List<Location> locations, String text) {}

    /** The value of an infon, or nothing. */
    String infon(String key) {
        return infons.getOrDefault(key, "").strip();
    }

    /** An offset or a length, if it is a number of a document's size. */
    static OptionalLong number(String stated) {
        String digits = stated.strip();
        if (!digits.matches("\\d{1,9}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits));
    }
}
