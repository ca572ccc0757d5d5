package dev.consilience.article;

import java.util.List;

/**
 * A statement on the status of an article.
 *
 * @param change what it says
 * @param about names of the article that it speaks of, all of one article; none if it speaks of the article whose record
 *     it stands in
 * @param since ISO date of the change, or its beginning, or empty
 * @param words the same for people, for example {@code Retracted in J Exp Bot. 2021 Feb 2;72(2):775}
 */
public record Notice(StatusChange change, List<Name> about, String since, String words) {

    public Notice {
        about = List.copyOf(about);
    }

    /** A statement of a record on its own article. */
    public static Notice ofItself(StatusChange change, String since, String words) {
        return new Notice(change, List.of(), since, words);
    }

    /** Whether it speaks of the article in whose record it stands. */
    public boolean isOfItself() {
        return about.isEmpty();
    }
}
