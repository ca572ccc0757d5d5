package dev.consilience.extraction.relation;

import dev.consilience.article.TextSpan;
import java.util.List;

/**
 * A name that has been marked in a text.
 *
 * @param id tells it from the others of the text
 * @param span where it stands, in UTF-16 code units
 * @param type what sort of thing it names
 * @param concepts the identifiers of what it names; two names with an identifier in common name the same thing
 */
public record Named(String id, TextSpan span, MentionType type, List<String> concepts) {

    public Named {
        concepts = List.copyOf(concepts);
    }
}
