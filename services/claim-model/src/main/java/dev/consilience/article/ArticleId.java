package dev.consilience.article;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key of an article: one for all its revisions.
 *
 * <p>Written as {@code scheme:value}. Of the identifiers that an article states, the first of DOI, PMID and PMCID names
 * it; an article that states none is named by a digest of its text, so that the same text is the same article.
 *
 * @param value for example {@code doi:10.1016/j.pain.2011.07.025}, {@code pmid:21907491}, {@code text:5f0c…}
 */
public record ArticleId(String value) implements Comparable<ArticleId> {

    private static final Pattern FORM = Pattern.compile("(doi|pmid|pmcid|text):\\S+");
    private static final int LONGEST = 1_000;

    public ArticleId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An article's key is doi:, pmid:, pmcid: or text: and at most " + LONGEST
                    + " characters, not \"" + value.substring(0, Math.min(80, value.length())) + "\"");
        }
    }

    /** The key for a DOI; case does not matter in one, so it is lowered. */
    public static ArticleId ofDoi(String doi) {
        return new ArticleId("doi:" + doi.strip().toLowerCase(Locale.ROOT));
    }

    /** The key for a PubMed identifier. */
    public static ArticleId ofPmid(String pmid) {
        return new ArticleId("pmid:" + pmid.strip());
    }

    /** The key for a PubMed Central identifier. */
    public static ArticleId ofPmcid(String pmcid) {
        return new ArticleId("pmcid:" + pmcid.strip().toUpperCase(Locale.ROOT));
    }

    /** The key for a text that states no identifier; white space does not count. */
    public static ArticleId ofText(String text) {
        String folded = text.strip().replaceAll("\\s+", " ");
        return new ArticleId("text:" + Digest.hex(folded.getBytes(StandardCharsets.UTF_8), 16));
    }

    /** The key for what an article states about itself. */
    public static ArticleId of(Identifiers identifiers, String text) {
        return identifiers
                .doi()
                .map(ArticleId::ofDoi)
                .or(() -> identifiers.pmid().map(ArticleId::ofPmid))
                .or(() -> identifiers.pmcid().map(ArticleId::ofPmcid))
                .orElseGet(() -> ofText(text));
    }

    @Override
    public int compareTo(ArticleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
