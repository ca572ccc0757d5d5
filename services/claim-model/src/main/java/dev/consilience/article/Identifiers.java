package dev.consilience.article;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The public identifiers of an article.
 *
 * @param doi without a resolver's address, for example {@code 10.1016/j.pain.2011.07.025}
 * @param pmid digits only
 * @param pmcid with its prefix, for example {@code PMC3157016}
 */
public record Identifiers(Optional<String> doi, Optional<String> pmid, Optional<String> pmcid) {

    /** Those among an article's names; of several of one scheme the first. */
    public static Identifiers among(Collection<Name> names) {
        return new Identifiers(
                first(names, NameScheme.DOI), first(names, NameScheme.PMID), first(names, NameScheme.PMCID));
    }

    private static Optional<String> first(Collection<Name> names, NameScheme scheme) {
        return names.stream()
                .filter(name -> name.scheme() == scheme)
                .map(Name::value)
                .min(Comparator.naturalOrder());
    }
}
