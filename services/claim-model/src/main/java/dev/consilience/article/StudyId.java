package dev.consilience.article;

/**
 * The piece of research that an article reports. A paper names its study by its own key; a news report about the paper
 * names it by the paper's key, and so adds no second study.
 *
 * @param value in the form of an {@link ArticleId}
 */
public record StudyId(String value) implements Comparable<StudyId> {

    public StudyId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A study needs a name");
        }
    }

    /** The study that the article of this key reports. */
    public static StudyId of(ArticleId article) {
        return new StudyId(article.value());
    }

    @Override
    public int compareTo(StudyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
