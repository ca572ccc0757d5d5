package dev.consilience.service.publish.rest;

import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import java.util.Locale;
import java.util.Optional;

/**
 * Which curated claims were asked for; what is not given matches all.
 *
 * @param agent the agent's id, or part of its label
 * @param outcome the outcome's id, or part of its label
 * @param verdict the verdict's name
 * @param text words of the statement or of a quoted sentence
 */
public record ClaimFilter(
        Optional<String> agent, Optional<String> outcome, Optional<String> verdict, Optional<String> text) {

    public boolean matches(CuratedClaimRecord claim) {
        return matches(agent, claim.getProposition().getAgent())
                && matches(outcome, claim.getProposition().getOutcome())
                && verdict.map(name -> claim.getVerdict().name().equalsIgnoreCase(name))
                        .orElse(true)
                && text.map(words -> mentions(claim, words)).orElse(true);
    }

    private static boolean matches(Optional<String> asked, EntityRecord entity) {
        return asked.map(name -> entity.getId().equalsIgnoreCase(name) || contains(entity.getLabel(), name))
                .orElse(true);
    }

    private static boolean mentions(CuratedClaimRecord claim, String words) {
        return contains(claim.getStatement(), words)
                || claim.getEvidence().stream()
                        .anyMatch(
                                placed -> contains(placed.getClaim().getQuote().getText(), words));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
