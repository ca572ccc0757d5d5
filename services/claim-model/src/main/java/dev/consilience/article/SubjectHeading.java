package dev.consilience.article;

/**
 * A subject heading that an indexer gave to an article.
 *
 * @param id of the concept, for example {@code MESH:D006930}, or empty where the article gives the words only
 * @param label for example {@code Hyperalgesia}
 */
public record SubjectHeading(String id, String label) {}
