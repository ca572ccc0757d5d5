package dev.consilience.article;

import java.util.List;

/**
 * A name of an entity that whoever annotated an article found in it.
 *
 * @param section id of the section
 * @param spans where it stands in the section's text, in order; several where words between belong to something else
 * @param type what the annotator calls the kind of entity, for example {@code Chemical}; may be empty
 * @param ids what it names, as compact URIs such as {@code MESH:D020123} or as the annotator wrote them; may be empty
 */
public record Mention(String section, List<TextSpan> spans, String type, List<String> ids) {

    public Mention {
        spans = List.copyOf(spans);
        ids = List.copyOf(ids);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("A mention stands somewhere: " + type + " " + ids + " in " + section);
        }
    }
}
