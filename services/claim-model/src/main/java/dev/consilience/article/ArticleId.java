package dev.consilience.article;

/**
 * The key of an article: one for all its revisions, and for all that different sources say of it. It is the first, by
 * {@link NameScheme} and then by letters, of the names that the article has.
 *
 * <p>Which names are those of one article is decided in {@code dev.consilience.identity}; a key may therefore change when
 * a record comes that names an article in two ways.
 *
 * @param value for example {@code doi:10.1016/j.pain.2011.07.025}, {@code pmid:21907491}, {@code text:5f0c…}
 */
public record ArticleId(String value) implements Comparable<ArticleId> {

    public ArticleId {
        if (!Name.parse(value).scheme().identifies()) {
            throw new IllegalArgumentException("\"" + value + "\" does not identify an article");
        }
    }

    /** The key of an article whose first name this is. */
    public static ArticleId of(Name name) {
        return new ArticleId(name.toString());
    }

    /** The key for a DOI. */
    public static ArticleId ofDoi(String doi) {
        return of(Name.doi(doi));
    }

    /** The key for a PubMed identifier. */
    public static ArticleId ofPmid(String pmid) {
        return of(Name.pmid(pmid));
    }

    /** The name that makes the key. */
    public Name name() {
        return Name.parse(value);
    }

    /** By the names, so that a DOI comes before a PubMed identifier. */
    @Override
    public int compareTo(ArticleId other) {
        int bySchemes = scheme().compareTo(other.scheme());
        if (bySchemes != 0) {
            return bySchemes;
        }
        // Both begin with the same prefix.
        return value.compareTo(other.value);
    }

    private NameScheme scheme() {
        return NameScheme.of(value).orElseThrow();
    }

    @Override
    public String toString() {
        return value;
    }
}
