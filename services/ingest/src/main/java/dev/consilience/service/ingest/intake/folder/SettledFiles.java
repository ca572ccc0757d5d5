package dev.consilience.service.ingest.intake.folder;

import dev.consilience.service.ingest.intake.folder.FolderFiles.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which files nobody writes to any more: those whose size and time have been the same for a while. Only our own
 * clock counts; that of whoever wrote the file may be off, and a copy may carry the original's time.
 */
final class SettledFiles {

    private final Duration settle;
    private Map<Seen, Instant> since = new HashMap<>();

    SettledFiles(Duration settle) {
        this.settle = settle;
    }

    /** Those of the files seen that have not changed for long enough. */
    List<Seen> among(List<Seen> seen, Instant now) {
        Map<Seen, Instant> next = new HashMap<>();
        List<Seen> settled = new ArrayList<>();
        for (Seen file : seen) {
            Instant first = since.getOrDefault(file, now);
            next.put(file, first);
            if (!first.plus(settle).isAfter(now)) {
                settled.add(file);
            }
        }
        since = next;
        return settled;
    }
}
