package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import java.util.List;

/**
 * How a sentence was read.
 *
 * @param section id of the section that it stands in
 * @param span where it stands there
 * @param text the sentence
 * @param names what it names
 * @param triggers the words of it that carry a direction
 * @param finding whether it can state findings: it is no question, aim or hypothesis
 * @param claims what it claims, each with its rule
 */
public record SentenceReading(
        String section,
        TextSpan span,
        String text,
        List<Annotation> names,
        List<TextSpan> triggers,
        boolean finding,
        List<Claim> claims) {

    public SentenceReading {
        names = List.copyOf(names);
        triggers = List.copyOf(triggers);
        claims = List.copyOf(claims);
    }
}
