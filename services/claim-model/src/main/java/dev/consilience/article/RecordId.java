package dev.consilience.article;

import java.util.regex.Pattern;

/**
 * The key of what one source says of one article: the source and what it calls the article. A later revision from the same
 * source has the same key, and takes the place of the earlier one.
 *
 * @param value for example {@code pubmed/pmid:21907491}, {@code jats/pmcid:PMC3157016}, {@code text/doi:10.1000/x}
 */
public record RecordId(String value) implements Comparable<RecordId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*/\\S+");
    private static final int LONGEST = 1_000;

    public RecordId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A record's key is its source, a slash and a name, not \""
                    + value.substring(0, Math.min(80, value.length())) + "\"");
        }
    }

    /**
     * The key of a source's record.
     *
     * @param source in lower-case letters, digits and hyphens, for example {@code pubmed}
     * @param name what the source calls the article
     */
    public static RecordId of(String source, Name name) {
        return new RecordId(source + "/" + name);
    }

    /** The source: what stands before the slash. */
    public String source() {
        return value.substring(0, value.indexOf('/'));
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
