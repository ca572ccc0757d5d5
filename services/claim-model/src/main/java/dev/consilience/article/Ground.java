package dev.consilience.article;

import java.util.Comparator;

/**
 * Why an article is taken to be what it is taken to be.
 *
 * @param source where it was read
 * @param words what was read there, for example {@code Randomized Controlled Trial}; empty for {@link Source#NONE}
 */
public record Ground(Source source, String words) implements Comparable<Ground> {

    private static final Comparator<Ground> ORDER =
            Comparator.comparing(Ground::source).thenComparing(Ground::words);

    /** Where such a thing is read, the surest first. */
    public enum Source {
        /** Whoever handed the article in said so. */
        STATED,
        /** The publisher's or the indexer's field for it. */
        PUBLICATION_TYPE,
        /** The indexer's subject headings. */
        HEADING,
        /** The article's own words. */
        WORDS,
        /** Nothing tells. */
        NONE
    }

    /** Nothing tells. */
    public static Ground none() {
        return new Ground(Source.NONE, "");
    }

    /** The surer first. */
    @Override
    public int compareTo(Ground other) {
        return ORDER.compare(this, other);
    }
}
