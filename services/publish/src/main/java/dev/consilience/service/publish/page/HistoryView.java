package dev.consilience.service.publish.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes, as their page shows them.
 *
 * @param title of what
 * @param about the page of the claim or the article whose changes they are; null if they are of all
 * @param changes the latest first
 * @param next where there are earlier ones; null if these are all
 * @param atom where feed readers follow them
 * @param now what time it is here, in ISO form
 */
record HistoryView(
        String title,
        @Nullable String about,
        List<ChangeLine> changes,
        @Nullable String next,
        String atom,
        String now) {

    public HistoryView {
        changes = List.copyOf(changes);
    }

    /** Of which claim, or by which article; what is empty was left open. */
    record Asked(String claim, String article) {}

    static HistoryView of(Asked asked, List<ChangeLine> changes, Optional<String> cursor, String now) {
        String title = "What changed lately";
        String about = null;
        String address = "/view/changes";
        String atom = AtomFeed.PATH;
        if (!asked.claim().isEmpty()) {
            title = "How the answer moved: " + asked.claim();
            about = Addresses.claim(asked.claim());
            address = Addresses.with(address, "claim", asked.claim());
            atom = Addresses.with(atom, "claim", asked.claim());
        } else if (!asked.article().isEmpty()) {
            title = "What " + asked.article() + " changed";
            about = Addresses.article(asked.article());
            address = Addresses.with(address, "article", asked.article());
            atom = Addresses.with(atom, "article", asked.article());
        }
        String here = address;
        return new HistoryView(
                title,
                about,
                changes,
                cursor.map(behind -> Addresses.with(here, "cursor", behind)).orElse(null),
                atom,
                now);
    }
}
