package dev.consilience.identity;

import dev.consilience.article.ArticleId;
import dev.consilience.article.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * Where a record belongs.
 *
 * @param article the article that it is a record of
 * @param study the study that the article reports
 * @param notices for each notice of the record's identity, in its order, the article that it speaks of; nothing as long as
 *     that cannot be told
 */
public record Assignment(ArticleId article, StudyId study, List<Optional<ArticleId>> notices) {

    public Assignment {
        notices = List.copyOf(notices);
    }
}
