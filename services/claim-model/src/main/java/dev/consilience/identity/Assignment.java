package dev.consilience.identity;

import dev.consilience.article.ArticleId;
import dev.consilience.article.Name;
import dev.consilience.article.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * Where a record belongs.
 *
 * @param article the article that it is a record of
 * @param study the study that the article reports
 * @param subjects the articles that its notices speak of, as far as they can be told
 */
public record Assignment(ArticleId article, StudyId study, List<Subject> subjects) {

    /**
     * The article that is called by these names.
     *
     * @param names as a notice states them
     */
    public record Subject(List<Name> names, ArticleId article) {
        public Subject {
            names = List.copyOf(names);
        }
    }

    public Assignment {
        subjects = List.copyOf(subjects);
    }

    /** The article that a notice with these names speaks of. */
    public Optional<ArticleId> subject(List<Name> names) {
        return subjects.stream()
                .filter(subject -> subject.names().equals(names))
                .map(Subject::article)
                .findFirst();
    }
}
