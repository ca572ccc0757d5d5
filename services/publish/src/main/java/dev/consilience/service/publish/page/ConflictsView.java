package dev.consilience.service.publish.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims on which studies differ, as their page shows them.
 *
 * @param found how many there are, in words
 * @param claims some of them
 * @param next where there are more; null if these are all
 * @param now what time it is here, in ISO form
 */
record ConflictsView(
        String found, List<ClaimLine> claims, @Nullable String next, String now) {

    public ConflictsView {
        claims = List.copyOf(claims);
    }
}
