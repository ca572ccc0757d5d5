package dev.consilience.article;

/**
 * A stretch of an article's text. All offsets into an article are offsets into the text of one of its sections.
 *
 * @param id unique within the article, for example {@code title}, {@code abstract}, {@code abstract.results}
 * @param kind what the section is for
 * @param heading as printed, or empty
 * @param text without page furniture; offsets count its UTF-16 code units
 */
public record Section(String id, SectionKind kind, String heading, String text) {

    public Section {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A section needs an id; its text begins \""
                    + text.substring(0, Math.min(40, text.length())) + "\"");
        }
    }
}
