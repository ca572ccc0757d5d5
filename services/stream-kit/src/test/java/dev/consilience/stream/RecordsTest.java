package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Identifiers;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Standing;
import dev.consilience.reconcile.Verdict;
import dev.consilience.schema.AgentManipulation;
import dev.consilience.schema.BridgeRule;
import dev.consilience.schema.ClaimCertainty;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.EvidenceStanding;
import dev.consilience.schema.PublicationKind;
import dev.consilience.schema.ResearchKind;
import dev.consilience.schema.SectionPurpose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsTest {

    @Test
    void anArticleComesBackAsItWas() {
        Article article = new Article(
                ArticleId.ofPmid("123"),
                new Identifiers(Optional.empty(), Optional.of("123"), Optional.of("PMC7")),
                "2020-01-02",
                ArticleStatus.CONCERN,
                "under inquiry",
                "A title",
                List.of(
                        new Section("title", SectionKind.TITLE, "", "A title"),
                        new Section("abstract.results", SectionKind.RESULTS, "RESULTS", "α rose by 3 ± 1 %.")),
                SourceKind.TRIAL,
                StudyKind.HUMAN_TRIAL,
                new StudyId("nct:1"),
                "2019-12",
                List.of(new SubjectHeading("MESH:D006801", "Humans")));

        assertThat(ArticleRecords.fromRecord(ArticleRecords.toRecord(article))).isEqualTo(article);
    }

    @Test
    void aPlacedClaimComesBackAsItWas() {
        Claim claim = Evidence.from("a")
                .that("drug", Direction.NO_EFFECT, "heat pain")
                .in(Dimension.STIMULUS, "heat")
                .in(Dimension.SPECIES, "rat")
                .hedged()
                .claim();

        for (Placement placement : Placement.of(claim)) {
            assertThat(ClaimRecords.fromRecord(ClaimRecords.toRecord(placement)))
                    .isEqualTo(placement);
        }
    }

    @Test
    void everyConstantHasItsSymbol() {
        assertSameNames(ArticleStatus.values(), dev.consilience.schema.Standing.values());
        assertSameNames(SourceKind.values(), PublicationKind.values());
        assertSameNames(StudyKind.values(), ResearchKind.values());
        assertSameNames(SectionKind.values(), SectionPurpose.values());
        assertSameNames(Direction.values(), EffectDirection.values());
        assertSameNames(Certainty.values(), ClaimCertainty.values());
        assertSameNames(Manipulation.values(), AgentManipulation.values());
        assertSameNames(Bridge.values(), BridgeRule.values());
        assertSameNames(Verdict.values(), ClaimVerdict.values());
        assertSameNames(Standing.values(), EvidenceStanding.values());
    }

    private static void assertSameNames(Enum<?>[] constants, Enum<?>[] symbols) {
        assertThat(Arrays.stream(constants).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(symbols).map(Enum::name).toList());
    }
}
