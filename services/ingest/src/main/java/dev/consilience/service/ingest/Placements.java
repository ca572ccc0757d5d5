package dev.consilience.service.ingest;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Notice;
import dev.consilience.article.SourceRecord;
import dev.consilience.identity.Assignment;
import dev.consilience.identity.RecordIdentity;
import dev.consilience.schema.AssignmentRecord;
import dev.consilience.schema.HeldRecord;
import dev.consilience.schema.PlacedRecord;
import dev.consilience.schema.ReceivedRecord;
import dev.consilience.stream.SourceRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record contributes to which articles. */
final class Placements {

    private static final char DIVIDER = '\t';

    private Placements() {}

    /** The key of what a record contributes to an article. */
    static String key(String article, String record) {
        return article + DIVIDER + record;
    }

    /** The article of such a key. */
    static String articleOf(String key) {
        return key.substring(0, key.indexOf(DIVIDER));
    }

    /** The beginning of all keys of an article. */
    static String prefix(String article) {
        return article + DIVIDER;
    }

    /** By key what is contributed now and was not before; null for what is no longer, which comes first. */
    static Map<String, @Nullable PlacedRecord> changes(String record, HeldRecord before, HeldRecord after) {
        Map<String, PlacedRecord> then = of(record, before);
        Map<String, PlacedRecord> now = of(record, after);
        Map<String, @Nullable PlacedRecord> changes = new LinkedHashMap<>();
        then.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> changes.put(key, null));
        now.forEach((key, placed) -> {
            if (!placed.equals(then.get(key))) {
                changes.put(key, placed);
            }
        });
        return changes;
    }

    /** What counts of a record, if it has been heard of: the last revision, and that it has been taken back. */
    static Optional<SourceRecord> counting(HeldRecord held) {
        Optional<SourceRecord> received =
                Optional.ofNullable(held.getReceived()).map(SourceRecords::fromRecord);
        Optional<SourceRecord> deletion =
                Optional.ofNullable(held.getDeletion()).map(SourceRecords::fromRecord);
        if (deletion.isEmpty()) {
            return received;
        }
        return received.map(record -> record.takenBack(deletion.get())).or(() -> deletion);
    }

    private static Map<String, PlacedRecord> of(String record, HeldRecord held) {
        Map<String, PlacedRecord> placements = new TreeMap<>();
        AssignmentRecord assigned = held.getAssignment();
        if (assigned == null) {
            return placements;
        }
        Optional<SourceRecord> counting = counting(held);
        if (counting.isEmpty()) {
            return placements;
        }
        SourceRecord source = counting.get();
        Assignment assignment = SourceRecords.fromRecord(assigned);
        Map<ArticleId, List<Notice>> notices = new TreeMap<>();
        notices.put(assignment.article(), new ArrayList<>());
        for (Notice notice : RecordIdentity.of(source).notices()) {
            assignment.subject(notice.about()).ifPresent(article -> notices.computeIfAbsent(
                            article, key -> new ArrayList<>())
                    .add(notice));
        }
        notices.forEach((article, those) -> {
            String study = "";
            ReceivedRecord received = null;
            if (article.equals(assignment.article())) {
                study = assigned.getStudy();
                received = SourceRecords.toRecord(source);
            }
            placements.put(
                    key(article.value(), record), new PlacedRecord(study, received, SourceRecords.notices(those)));
        });
        return placements;
    }
}
