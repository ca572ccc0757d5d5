package dev.consilience.format.pubmed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.Outcomes;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PubMedFormatTest extends ArticleFormatContract {

    @Override
    protected String sample() {
        return set(citation("7000001", "It eased pain in mice.", ""), citation("7000002", "It did not in rats.", ""));
    }

    @Override
    protected ArticleFormat format() {
        return new PubMedFormat();
    }

    @Test
    void goesOnBehindARecordThatIsNotWellFormed() {
        String broken = citation("7000002", "It <i>eased</b> pain in rats.", "");

        List<ParseOutcome> outcomes = Outcomes.of(set(
                citation("7000001", "It eased pain in mice.", ""), broken, citation("7000003", "It did nothing.", "")));

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
        assertThat(outcomes.get(2)).isInstanceOf(Parsed.class);
        Refused refused = (Refused) outcomes.get(1);
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_XML);
        assertThat(refused.place()).startsWith("record 2 (PMID 7000002), line ");
        assertThat(new String(refused.payload(), StandardCharsets.UTF_8)).isEqualTo(broken);
    }

    @Test
    void goesOnBehindARecordWithoutItsEndTag() {
        String unclosed = citation("7000002", "It eased pain in rats.", "").replace("</PubmedArticle>", "");

        List<ParseOutcome> outcomes = Outcomes.of(set(unclosed, citation("7000003", "It did nothing at all.", "")));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isInstanceOf(Refused.class);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void goesOnBehindARecordWhoseBytesAreNoText() {
        byte[] bytes = set(citation("7000001", "It eased p\u00e4in.", ""), citation("7000002", "It did not.", ""))
                .getBytes(StandardCharsets.ISO_8859_1);

        List<ParseOutcome> outcomes = Outcomes.of(bytes, Hints.none());

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.NOT_TEXT);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void readsTheEncodingThatTheSetDeclares() {
        byte[] bytes = ("<?xml version='1.0' encoding='ISO-8859-1'?>"
                        + set(citation("7000001", "It eased p\u00e4in.", "")))
                .getBytes(StandardCharsets.ISO_8859_1);

        List<Article> articles = articles(Outcomes.of(bytes, Hints.none()));

        assertThat(articles.get(0).section("abstract").orElseThrow().text()).isEqualTo("It eased p\u00e4in.");
    }

    @Test
    void refusesARecordThatIsTooLargeAndGoesOn() {
        String large = citation("7000001", "word ".repeat(2000), "");
        String small = citation("7000002", "It eased pain.", "");
        Limits limits = new Limits(5000, 5000, 5000, 1_000_000, 100, 1_000_000);

        List<ParseOutcome> outcomes = Outcomes.of(
                new ByteArrayInputStream(set(large, small).getBytes(StandardCharsets.UTF_8)), Hints.none(), limits);

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void deliversWhatComesBeforeACut() {
        String whole = set(citation("7000001", "It eased pain.", ""), citation("7000002", "It did not.", ""));

        List<ParseOutcome> outcomes = Outcomes.of(whole.substring(0, whole.indexOf("It did not")));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
        assertThat(((Refused) outcomes.get(1)).code()).isEqualTo(RefusalCode.TRUNCATED_INPUT);
    }

    @Test
    void missesTheEndOfASetThatBreaksOffBetweenRecords() {
        String whole = set(citation("7000001", "It eased pain.", ""));

        List<ParseOutcome> outcomes = Outcomes.of(whole.replace("</PubmedArticleSet>", ""));

        assertThat(((Refused) outcomes.get(1)).code()).isEqualTo(RefusalCode.TRUNCATED_INPUT);
    }

    @Test
    void neverExpandsEntities() {
        String bomb = "<!DOCTYPE PubmedArticleSet [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                + set(citation("7000001", "It &a; eased &b; pain.", ""), citation("7000002", "It did not.", ""));

        List<ParseOutcome> outcomes = Outcomes.of(bomb);

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.MALFORMED_XML);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void survivesElementsNestedWithoutEnd() {
        String deep = citation("7000001", "<i>".repeat(50_000) + "x" + "</i>".repeat(50_000), "");

        Refused refused = (Refused) Outcomes.of(set(deep)).get(0);

        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_XML);
        assertThat(refused.reason()).contains("deep");
    }

    @Test
    void passesOverRecordsInComments() {
        String hidden = "<!-- " + citation("7000009", "It is not there.", "") + " --->-->";

        List<ParseOutcome> outcomes = Outcomes.of(set(hidden + citation("7000001", "It eased pain.", "")));

        assertThat(articles(outcomes))
                .extracting(article -> article.id().value())
                .containsExactly("pmid:7000001");
    }

    @Test
    void givesUpWhereNothingIsARecord() {
        assertThat(Outcomes.of(set("&amp;<PubmedArticleSet>".repeat(100_000)))).hasSize(1_001);
    }

    @Test
    void refusesWhatIsNoRecord() {
        List<ParseOutcome> outcomes =
                Outcomes.of(set("<Note>hello</Note>" + citation("7000001", "It eased pain.", "")));

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.UNKNOWN_RECORD);
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void takesEveryDeletionAsAnArticleThatIsGone() {
        List<Article> articles = articles(Outcomes.of(
                set("<DeleteCitation><PMID Version=\"1\">7000001</PMID><PMID>7000002</PMID></DeleteCitation>")));

        assertThat(articles).extracting(Article::status).containsOnly(ArticleStatus.DELETED);
        assertThat(articles)
                .extracting(article -> article.id().value())
                .containsExactly("pmid:7000001", "pmid:7000002");
        assertThat(articles)
                .allSatisfy(article -> assertThat(article.revision()).isGreaterThan("2099-12-31"));
    }

    @Test
    void flattensMarkupAndFormulas() {
        String formula = "<mml:math>\n  <mml:msub><mml:mi>Ca</mml:mi>\n <mml:mn>2</mml:mn></mml:msub>"
                + " <mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math>";

        Article article = articles(Outcomes.of(set(
                        citation("7000001", "H<sub>2</sub>O, <i>in\n vivo</i>,\u00a0x &lt; 5, " + formula + ".", ""))))
                .get(0);

        assertThat(article.section("abstract").orElseThrow().text()).isEqualTo("H2O, in vivo, x < 5, Ca21/2.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # reference type,              status
            RetractionIn,                  RETRACTED
            RetractedandRepublishedIn,     RETRACTED
            ExpressionOfConcernIn,         CONCERN
            ErratumIn,                     CORRECTED
            RetractionOf,                  ACTIVE
            CommentIn,                     ACTIVE
            """)
    void takesItsStatusFromNoticesAboutIt(String type, ArticleStatus status) {
        String notices = "<CommentsCorrectionsList><CommentsCorrections RefType=\"" + type
                + "\"><RefSource>J Pain. 2031;1:2</RefSource><PMID>7000009</PMID></CommentsCorrections>"
                + "</CommentsCorrectionsList>";

        Article article = articles(Outcomes.of(set(citation("7000001", "It eased pain.", notices))))
                .get(0);

        assertThat(article.status()).isEqualTo(status);
        if (status != ArticleStatus.ACTIVE) {
            assertThat(article.statusReason()).endsWith(" J Pain. 2031;1:2 (PMID 7000009)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # publication types                   | headings        | source        | design
            Journal Article                       |                 | UNKNOWN       | UNKNOWN
            Journal Article;Review                | Mice;Animals    | REVIEW        | UNKNOWN
            Randomized Controlled Trial           | Humans;Adult    | TRIAL         | HUMAN_TRIAL
            Case Reports;Letter                   | Humans          | CASE_REPORT   | OBSERVATIONAL
            Meta-Analysis;Systematic Review       | Humans          | META_ANALYSIS | UNKNOWN
            Comparative Study                     | Mice, Knockout  | PRIMARY       | ANIMAL
            Comparative Study                     | Cells, Cultured | PRIMARY       | IN_VITRO
            Journal Article                       | Humans;Cohort Studies | UNKNOWN | OBSERVATIONAL
            Published Erratum                     |                 | NOTICE        | UNKNOWN
            """)
    void takesItsKindsFromTypesAndHeadings(String types, String headings, SourceKind source, StudyKind design) {
        StringBuilder list = new StringBuilder();
        for (String type : types.split(";", -1)) {
            list.append("<PublicationType>").append(type).append("</PublicationType>");
        }
        StringBuilder mesh = new StringBuilder();
        if (headings != null) {
            for (String heading : headings.split(";", -1)) {
                mesh.append("<MeshHeading><DescriptorName UI=\"D0\">")
                        .append(heading)
                        .append("</DescriptorName></MeshHeading>");
            }
        }
        String record = citation("7000001", "It eased pain.", "<MeshHeadingList>" + mesh + "</MeshHeadingList>")
                .replace("<Types/>", "<PublicationTypeList>" + list + "</PublicationTypeList>");

        Article article = articles(Outcomes.of(set(record))).get(0);

        assertThat(article.sourceKind()).isEqualTo(source);
        assertThat(article.studyKind()).isEqualTo(design);
    }

    static String set(String... records) {
        return "<PubmedArticleSet>\n" + String.join("\n", records) + "\n</PubmedArticleSet>\n";
    }

    static String citation(String pmid, String text, String more) {
        return "<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">" + pmid + "</PMID>"
                + "<DateRevised><Year>2031</Year><Month>02</Month><Day>03</Day></DateRevised>"
                + "<Article><ArticleTitle>A drug and the pain it eased</ArticleTitle><Abstract><AbstractText>" + text
                + "</AbstractText></Abstract><Types/></Article>" + more + "</MedlineCitation></PubmedArticle>";
    }
}
