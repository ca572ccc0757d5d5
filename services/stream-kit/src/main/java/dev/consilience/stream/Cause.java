package dev.consilience.stream;

import dev.consilience.schema.ChangeReason;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing that brought a change about.
 *
 * @param reason why
 * @param article the key of the article, or empty
 * @param detail what the article's record says of it, in words; may be empty
 * @param claims the ids of the claims that came, changed or went, in order, the first {@value #MOST_CLAIMS}; none where that is
 *     not known, as where it is no claim that changed
 * @param moreClaims how many more there were; one of them that changed again may be counted again
 */
public record Cause(ChangeReason reason, String article, String detail, List<String> claims, int moreClaims) {

    static final int MOST_CLAIMS = 10;

    public Cause {
        if (moreClaims < 0) {
            throw new IllegalArgumentException("moreClaims=" + moreClaims);
        }
        Set<String> sorted = new TreeSet<>(claims);
        claims = sorted.stream().limit(MOST_CLAIMS).toList();
        moreClaims += sorted.size() - claims.size();
    }

    /** A cause of which nothing is known but what happened to an article. */
    public Cause(ChangeReason reason, String article, String detail) {
        this(reason, article, detail, List.of(), 0);
    }

    /** The same with the claims of another, which is the same in all else. */
    Cause and(Cause same) {
        Set<String> all = new TreeSet<>(claims);
        all.addAll(same.claims);
        return new Cause(reason, article, detail, List.copyOf(all), moreClaims + same.moreClaims);
    }

    /** The same, as what changed a claim. */
    Cause of(String claim) {
        return and(new Cause(reason, article, detail, List.of(claim), 0));
    }
}
