package dev.consilience.article;

import java.util.Optional;

/**
 * The public identifiers that an article states for itself.
 *
 * @param doi without a resolver's address, for example {@code 10.1016/j.pain.2011.07.025}
 * @param pmid digits only
 * @param pmcid with its prefix, for example {@code PMC3157016}
 */
public record Identifiers(Optional<String> doi, Optional<String> pmid, Optional<String> pmcid) {

    /** What an article states that names itself by nothing. */
    public static Identifiers none() {
        return new Identifiers(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
