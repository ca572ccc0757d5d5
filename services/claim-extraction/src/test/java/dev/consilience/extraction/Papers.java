package dev.consilience.extraction;

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
import dev.consilience.article.SubjectHeading;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Manipulation;
import java.util.Arrays;
import java.util.List;

/** Articles for tests, and claims as one line that tests can compare. */
final class Papers {

    private Papers() {}

    /** An article of one section. */
    static Article of(SectionKind kind, String text) {
        return with(ArticleStatus.ACTIVE, "", List.of(new Section("text", kind, "", text)));
    }

    /** An article with an abstract and subject headings. */
    static Article headed(String title, String text, String... headings) {
        ArticleId id = ArticleId.of(Name.text(text));
        return new Article(
                id,
                Identifiers.among(List.of()),
                "",
                ArticleStatus.ACTIVE,
                "",
                title,
                List.of(
                        new Section("title", SectionKind.TITLE, "", title),
                        new Section("abstract", SectionKind.ABSTRACT, "", text)),
                List.of(),
                SourceKind.PRIMARY,
                Ground.none(),
                StudyKind.ANIMAL,
                Ground.none(),
                StudyId.of(id),
                "",
                "2020",
                Arrays.stream(headings)
                        .map(label -> new SubjectHeading("", label))
                        .toList());
    }

    static Article with(ArticleStatus status, String title, List<Section> sections) {
        ArticleId id = ArticleId.of(Name.text(sections.toString()));
        return new Article(
                id,
                Identifiers.among(List.of()),
                "",
                status,
                "",
                title,
                sections,
                List.of(),
                SourceKind.PRIMARY,
                Ground.none(),
                StudyKind.UNKNOWN,
                Ground.none(),
                StudyId.of(id),
                "",
                "2020",
                List.of());
    }

    /** Agent, manipulation, direction, outcome: {@code "mTOR~inhibited DECREASES allodynia"}. */
    static String line(Claim claim) {
        String manipulation = "";
        if (claim.agent().manipulation() != Manipulation.NONE) {
            manipulation = claim.agent().manipulation().suffix();
        }
        return claim.agent().entity().label() + manipulation + " " + claim.direction() + " "
                + claim.outcome().entity().label();
    }
}
