package dev.consilience.article;

/**
 * The piece of research that an article reports. A paper names its study by its own key; a news report about the paper
 * names it by the paper's key, and so adds no second study. Papers on one registered trial name their study by the trial's
 * number, and are one study together.
 *
 * @param value in the form of an {@link ArticleId}, or a {@linkplain NameScheme#TRIAL trial's} name
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

    /**
     * The study that is the trial of that name.
     *
     * @throws IllegalArgumentException if it is no trial's name
     */
    public static StudyId ofTrial(Name trial) {
        if (trial.scheme() != NameScheme.TRIAL) {
            throw new IllegalArgumentException("Not the name of a trial: " + trial);
        }
        return new StudyId(trial.toString());
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
