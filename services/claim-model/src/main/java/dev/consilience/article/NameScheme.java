package dev.consilience.article;

import java.util.List;
import java.util.Optional;

/** The ways in which articles are named. The order is that of preference for a key. */
public enum NameScheme {
    /** Digital object identifier; lower case, without a resolver's address. */
    DOI("doi"),
    /** PubMed identifier: digits. */
    PMID("pmid"),
    /** PubMed Central identifier: {@code PMC} and digits. */
    PMCID("pmcid"),
    /** Europe PMC's identifier of a preprint: {@code PPR} and digits. */
    PPR("ppr"),
    /** A digest of the text, of an article that states nothing else. */
    TEXT("text"),
    /**
     * Journal, volume and first page, see {@link Name#citation}. Two letters may share a page, so a citation names an
     * article to others and never makes two records one article.
     */
    CITATION("citation"),
    /**
     * The number under which a trial is registered, see {@link Name#trial}. Many articles report one trial, so it names
     * their study and none of them.
     */
    TRIAL("trial");

    private static final List<NameScheme> ALL = List.of(values());

    private final String prefix;

    NameScheme(String prefix) {
        this.prefix = prefix;
    }

    /** What stands before the colon. */
    public String prefix() {
        return prefix;
    }

    /** The scheme of what is written as a name is, {@code doi:10.1000/x}; nothing if it begins with none. */
    static Optional<NameScheme> of(String text) {
        for (NameScheme scheme : ALL) {
            int end = scheme.prefix.length();
            if (text.length() > end && text.charAt(end) == ':' && text.startsWith(scheme.prefix)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    /** Whether records that share a name of this scheme are of one article. */
    public boolean identifies() {
        return this != CITATION && this != TRIAL;
    }
}
