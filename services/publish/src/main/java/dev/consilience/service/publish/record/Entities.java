package dev.consilience.service.publish.record;

import dev.consilience.schema.ConceptRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What claims are about: agents and outcomes, by name. */
public final class Entities {

    private static final int CANDIDATES = 2_000;

    private static final Comparator<Suggestion> MOST_CLAIMS_FIRST = Comparator.comparing(Suggestion::claims)
            .reversed()
            .thenComparing(suggestion -> suggestion.concept().getLabel().length())
            .thenComparing(suggestion -> suggestion.concept().getId());

    private final Concepts concepts;
    private final CuratedClaims claims;

    Entities(Concepts concepts, CuratedClaims claims) {
        this.concepts = concepts;
        this.claims = claims;
    }

    /**
     * A concept that may be meant.
     *
     * @param claims how many curated claims there are of it
     */
    public record Suggestion(ConceptRecord concept, int claims) {}

    /**
     * What somebody who types may mean, those first on which there are most curated claims.
     *
     * @param text words of a name, the last of which may be unfinished, or an id
     */
    public List<Suggestion> suggest(String text, int limit) {
        List<ConceptRecord> named = concepts.named(text, CANDIDATES);
        List<Suggestion> suggestions = claims.search(searcher -> {
            List<Suggestion> found = new ArrayList<>();
            for (ConceptRecord concept : named) {
                found.add(new Suggestion(concept, claims.mentions(searcher, concept.getId())));
            }
            return found;
        });
        return suggestions.stream().sorted(MOST_CLAIMS_FIRST).limit(limit).toList();
    }
}
