package dev.consilience.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleSettlementTest {

    private static final ArticleId ID = ArticleId.ofDoi("10.1/x");
    private static final StudyId STUDY = StudyId.of(ID);

    @Test
    void takesTheGroupFromWhicheverRecordTellsItBestAnOrcidBeforeAName() {
        SourceRecord fullText = Records.of("jats/pmcid:PMC1")
                .extent(Extent.FULL_TEXT)
                .text("x")
                .by("name:basbaum ai")
                .record();
        SourceRecord digest = Records.of("text/pmid:7")
                .extent(Extent.DIGEST)
                .text("x")
                .by("name:somebody else")
                .record();
        SourceRecord citation = Records.of("pubmed/pmid:7")
                .text("x")
                .by("orcid:0000-0002-1825-0097")
                .record();

        assertThat(group(digest)).isEqualTo("name:somebody else");
        assertThat(group(digest, fullText)).isEqualTo("name:basbaum ai");
        assertThat(group(digest, fullText, citation)).isEqualTo("orcid:0000-0002-1825-0097");
        assertThat(group(citation, fullText, digest)).isEqualTo("orcid:0000-0002-1825-0097");
    }

    private static String group(SourceRecord... records) {
        ArticleId id = ArticleId.ofPmid("7");
        return ArticleSettlement.settle(id, StudyId.of(id), List.of(records), List.of())
                .orElseThrow()
                .group();
    }

    @Test
    void takesTheTextOfTheRecordThatHasMostOfIt() {
        SourceRecord citation = Records.of("pubmed/pmid:7")
                .revision("2031-02-03")
                .extent(Extent.ABSTRACT)
                .text("the abstract")
                .heading("Mice")
                .record();
        SourceRecord fullText = Records.of("jats/pmcid:PMC1")
                .extent(Extent.FULL_TEXT)
                .text("the whole")
                .record();

        Article article = settle(citation, fullText);

        assertThat(article.sections()).extracting(Section::text).containsExactly("the whole");
        assertThat(article.headings()).extracting(SubjectHeading::label).containsExactly("Mice");
        assertThat(article.identifiers().pmid()).contains("7");
        assertThat(article.identifiers().pmcid()).contains("PMC1");
    }

    @Test
    void prefersAnAnnotatedTextToAnEquallyLongOne() {
        SourceRecord citation = Records.of("pubmed/pmid:7")
                .revision("2031-02-03")
                .extent(Extent.ABSTRACT)
                .text("plain")
                .record();
        SourceRecord annotated = Records.of("pubtator/pmid:7")
                .extent(Extent.ABSTRACT)
                .text("annotated")
                .mention(0, 4)
                .record();

        assertThat(settle(citation, annotated).mentions()).hasSize(1);
    }

    @Test
    void takesTheKindThatIsKnownBest() {
        SourceRecord page = Records.of("page/doi:10.1/x")
                .extent(Extent.FULL_TEXT)
                .text("text")
                .kind(SourceKind.REVIEW, Ground.Source.WORDS, "we reviewed")
                .record();
        SourceRecord citation = Records.of("pubmed/pmid:7")
                .extent(Extent.ABSTRACT)
                .text("text")
                .kind(SourceKind.TRIAL, Ground.Source.PUBLICATION_TYPE, "Clinical Trial")
                .record();

        Article article = settle(page, citation);

        assertThat(article.sourceKind()).isEqualTo(SourceKind.TRIAL);
        assertThat(article.sourceKindGround().words()).isEqualTo("Clinical Trial");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # notices, each a change and its date                 | status    | of the notice
            ''                                                     | ACTIVE    | ''
            CORRECTED 2020                                         | CORRECTED | CORRECTED 2020
            CONCERN 2021, CORRECTED 2020                           | CONCERN   | CONCERN 2021
            REPLACED 2020, CONCERN 2021                            | REPLACED  | REPLACED 2020
            RETRACTED 2021, RETRACTED 2020, CONCERN 2022           | RETRACTED | RETRACTED 2020
            RETRACTED 2020, REINSTATED 2021                        | ACTIVE    | ''
            RETRACTED 2020, REINSTATED 2021, RETRACTED 2022        | RETRACTED | RETRACTED 2022
            RETRACTED 2020, REINSTATED 2021, CONCERN 2019          | CONCERN   | CONCERN 2019
            RETRACTED, REINSTATED 2021                             | ACTIVE    | ''
            RETRACTED 2020, REINSTATED                             | ACTIVE    | ''
            """)
    void noticesAddUpToAStatusInWhateverOrderTheyCome(String notices, ArticleStatus status, String reason) {
        List<Notice> all = new ArrayList<>();
        for (String notice : notices.split(",", -1)) {
            String[] parts = notice.strip().split(" ", -1);
            if (!parts[0].isEmpty()) {
                String since = parts.length > 1 ? parts[1] : "";
                all.add(new Notice(StatusChange.valueOf(parts[0]), List.of(), since, notice.strip()));
            }
        }
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(all, new Random(order));

            Article article = ArticleSettlement.settle(
                            ID,
                            STUDY,
                            List.of(Records.of("pubmed/pmid:7").text("text").record()),
                            all)
                    .orElseThrow();

            assertThat(article.status()).isEqualTo(status);
            assertThat(article.statusReason()).isEqualTo(reason);
        }
    }

    @Test
    void anArticleIsDeletedWhenItsServiceHasNoRecordOfItLeft() {
        SourceRecord deletion = Records.of("pubmed/pmid:7").deleted().record();
        SourceRecord digest =
                Records.of("text/pmid:7").extent(Extent.DIGEST).text("a digest").record();
        SourceRecord otherCitation = Records.of("pubmed/pmid:8")
                .extent(Extent.ABSTRACT)
                .text("abstract")
                .record();

        assertThat(settle(deletion, digest).status()).isEqualTo(ArticleStatus.DELETED);
        assertThat(settle(deletion, digest, otherCitation).status()).isEqualTo(ArticleStatus.ACTIVE);
    }

    @Test
    void whatARecordSaidOfItsStatusGoesWithTheRecord() {
        SourceRecord takenBack = Records.of("pubmed/pmid:7")
                .text("abstract")
                .notice(StatusChange.RETRACTED)
                .record()
                .takenBack(Records.of("pubmed/pmid:7").deleted().record());
        SourceRecord left = Records.of("pubmed/pmid:8")
                .extent(Extent.ABSTRACT)
                .text("abstract")
                .record();

        assertThat(settle(takenBack, left).status()).isEqualTo(ArticleStatus.ACTIVE);
    }

    @Test
    void aNoticeThatComesBeforeItsArticleMakesNoArticle() {
        SourceRecord row = Records.of("retraction-watch/doi:10.1/x")
                .extent(Extent.NOTHING)
                .notice(StatusChange.RETRACTED)
                .record();

        assertThat(ArticleSettlement.settle(ID, STUDY, List.of(row), List.of())).isEmpty();
        assertThat(ArticleSettlement.settle(
                        ID, STUDY, List.of(), List.of(new Notice(StatusChange.RETRACTED, List.of(), "", ""))))
                .isEmpty();
    }

    @Test
    void ofTwoRevisionsOfARecordTheLaterCountsAndOfEqualOnesTheGraver() {
        SourceRecord first =
                Records.of("pubmed/pmid:7").revision("2020").text("first").record();
        SourceRecord second =
                Records.of("pubmed/pmid:7").revision("2021").text("second").record();
        SourceRecord retracted = Records.of("pubmed/pmid:7")
                .revision("2021")
                .text("second")
                .notice(StatusChange.RETRACTED)
                .record();

        assertThat(SourceRecord.later(first, second)).isEqualTo(second);
        assertThat(SourceRecord.later(retracted, second)).isEqualTo(retracted);
        assertThat(SourceRecord.later(second, retracted)).isEqualTo(retracted);
    }

    private static Article settle(SourceRecord... records) {
        List<SourceRecord> all = new ArrayList<>(List.of(records));
        Optional<Article> settled = ArticleSettlement.settle(ID, STUDY, all, List.of());
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(all, new Random(order));
            assertThat(ArticleSettlement.settle(ID, STUDY, all, List.of())).isEqualTo(settled);
        }
        return settled.orElseThrow();
    }
}
