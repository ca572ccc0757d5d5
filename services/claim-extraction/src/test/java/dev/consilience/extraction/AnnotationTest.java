package dev.consilience.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Mention;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {

    private static final String TEXT = "Florbex reduced quambitis in mice. Florbex did not alter wobbling.";

    private final Extractor extractor = Extractor.standard();

    @Test
    void usesTheNamesThatAreGiven() {
        List<Annotation> annotations = List.of(
                annotation("Florbex", 0, ConceptType.CHEMICAL),
                annotation("quambitis", 16, ConceptType.DISEASE),
                annotation("Florbex", 35, ConceptType.CHEMICAL),
                annotation("wobbling", 57, ConceptType.PHENOTYPE));

        assertThat(extractor.extract(Papers.of(SectionKind.RESULTS, TEXT), annotations))
                .extracting(Papers::line)
                .containsExactly("Florbex DECREASES quambitis", "Florbex NO_EFFECT wobbling");
    }

    @Test
    void leavesOutNamesThatNoTokenMatches() {
        List<Annotation> annotations = List.of(
                new Annotation("elsewhere", new TextSpan(0, 7), concept("Florbex", ConceptType.CHEMICAL)),
                new Annotation("text", new TextSpan(900, 907), concept("Florbex", ConceptType.CHEMICAL)),
                annotation("quambitis", 16, ConceptType.DISEASE));

        assertThat(extractor.extract(Papers.of(SectionKind.RESULTS, TEXT), annotations))
                .isEmpty();
    }

    @Test
    void usesTheNamesThatTheArticleCameWithBesideThoseItFinds() {
        // Given
        String text = "Florbex reduced mechanical hypersensitivity.";
        Article article =
                Papers.with(ArticleStatus.ACTIVE, "", List.of(new Section("text", SectionKind.RESULTS, "", text)));
        List<Mention> mentions = List.of(
                mention(text, "Florbex", "Chemical", "MESH:C999999"),
                mention(text, "hypersensitivity", "Disease", "MESH:D006967"));

        // When
        List<Claim> claims = extractor.extract(annotated(article, mentions));

        // Then
        assertThat(claims).extracting(Papers::line).containsExactly("Florbex DECREASES mechanical hypersensitivity");
        assertThat(claims.get(0).agent().entity().id()).isEqualTo(new EntityId("MESH:C999999"));
    }

    @Test
    void takesNoNameThatHasNoIdentifierOrStandsOutsideTheText() {
        // Given
        String text = "Florbex reduced mechanical hypersensitivity.";
        Article article =
                Papers.with(ArticleStatus.ACTIVE, "", List.of(new Section("text", SectionKind.RESULTS, "", text)));
        List<Mention> mentions = List.of(
                mention(text, "Florbex", "Chemical", "-"),
                new Mention("text", List.of(new TextSpan(0, 4_000)), "Chemical", List.of("MESH:C999999")),
                new Mention("elsewhere", List.of(new TextSpan(0, 7)), "Chemical", List.of("MESH:C999999")));

        // When
        List<Claim> claims = extractor.extract(annotated(article, mentions));

        // Then
        assertThat(claims).isEmpty();
    }

    private static Mention mention(String text, String words, String type, String id) {
        int start = text.indexOf(words);
        return new Mention("text", List.of(new TextSpan(start, start + words.length())), type, List.of(id));
    }

    private static Article annotated(Article article, List<Mention> mentions) {
        return new Article(
                article.id(),
                article.identifiers(),
                article.revision(),
                article.status(),
                article.statusReason(),
                article.title(),
                article.sections(),
                mentions,
                article.sourceKind(),
                article.sourceKindGround(),
                article.studyKind(),
                article.studyKindGround(),
                article.study(),
                article.group(),
                article.published(),
                article.headings());
    }

    private static Annotation annotation(String name, int start, ConceptType type) {
        return new Annotation("text", new TextSpan(start, start + name.length()), concept(name, type));
    }

    private static Concept concept(String name, ConceptType type) {
        return new Concept(
                new Entity(new EntityId("X:" + name), name),
                type,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Context.empty(),
                "made up");
    }
}
