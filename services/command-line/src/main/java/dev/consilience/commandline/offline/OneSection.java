package dev.consilience.commandline.offline;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Ground;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Name;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import java.util.List;

/** A text of which nothing else is known, as an article. */
final class OneSection {

    private OneSection() {}

    static Article of(String text) {
        ArticleId id = ArticleId.of(Name.text(text));
        return new Article(
                id,
                Identifiers.among(List.of()),
                "",
                ArticleStatus.ACTIVE,
                "",
                "",
                List.of(new Section("text", SectionKind.ABSTRACT, "", text)),
                List.of(),
                SourceKind.UNKNOWN,
                Ground.none(),
                StudyKind.UNKNOWN,
                Ground.none(),
                StudyId.of(id),
                "",
                "",
                List.of());
    }
}
