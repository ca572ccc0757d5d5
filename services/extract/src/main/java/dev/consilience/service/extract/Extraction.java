package dev.consilience.service.extract;

import dev.consilience.article.Article;
import dev.consilience.claim.Claim;
import java.util.List;
import java.util.function.Function;

/**
 * One way of taking claims from articles, and its name.
 *
 * @param release names rules and vocabulary: of two extractions of one name, each takes the same claims from any article
 * @param claims the claims that an article makes, each id at most once; a function of the article alone
 */
public record Extraction(String release, Function<Article, List<Claim>> claims) {

    public Extraction {
        if (release.isBlank()) {
            throw new IllegalArgumentException("An extraction has a name, not \"" + release + "\"");
        }
    }
}
