package dev.consilience.article;

import java.util.List;

/**
 * That an article has to do with the same study as another one.
 *
 * @param other names of the other, all of one article, at least one
 */
public record Relation(Kind kind, List<Name> other) {

    /** How. */
    public enum Kind {
        /** It tells of the other's study and has none of its own: a news report, a comment, a notice. */
        REPORTS_ON,
        /** It is a later version: the paper of a preprint, an updated review. */
        UPDATES,
        /** It is an earlier version: the preprint of a paper. */
        UPDATED_IN
    }

    public Relation {
        other = List.copyOf(other);
        if (other.isEmpty()) {
            throw new IllegalArgumentException(kind + " what?");
        }
    }
}
