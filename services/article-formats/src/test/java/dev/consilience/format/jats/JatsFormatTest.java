package dev.consilience.format.jats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Outcomes;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JatsFormatTest extends ArticleFormatContract {

    private static final String BODY = "<body><p>Compound A eased pain in mice.</p></body>";

    @Override
    protected String sample() {
        return "<?xml version='1.0'?>\n<pmc-articleset>\n" + article("research-article", "A title", "", BODY) + "\n"
                + article("review-article", "Another title", "", BODY).replace("jip.1", "jip.2")
                + "</pmc-articleset>\n";
    }

    @Override
    protected ArticleFormat format() {
        return new JatsFormat();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # text                                                                                        | read
            It hurts [<xref ref-type="bibr">1</xref>–<xref ref-type="bibr">3</xref>].                      | It hurts.
            It hurts<sup><xref ref-type="bibr">1</xref>, <xref ref-type="bibr">2</xref></sup>; so it does. | It hurts; so it does.
            It hurts <xref ref-type="bibr">(12)</xref>, and more.                                          | It hurts, and more.
            It hurts (Nobody et al., <xref ref-type="bibr">2019</xref>).                                   | It hurts (Nobody et al., 2019).
            As <xref ref-type="bibr">Nobody (2019)</xref> says.                                            | As Nobody (2019) says.
            See <xref ref-type="fig">Figure 2</xref> for 10<sup>6</sup> cells.                             | See Figure 2 for 106 cells.
            Known<xref ref-type="fn">a</xref> for long.                                                    | Known for long.
            <bold>In</bold>deed<break/>so.                                                                 | Indeed so.
            """)
    void leavesOutNumbersThatReferToTheListOfReferences(String text, String read) {
        SourceRecord record = record(article("research-article", "A title", "", "<body><p>" + text + "</p></body>"));

        assertThat(Outcomes.text(record, "body")).isEqualTo(read);
    }

    @Test
    void namesTheGroupByTheLastOfTheAuthorsAndNotByAnEditor() {
        String authors =
                "<contrib-group><contrib contrib-type=\"author\"><name><surname>First</surname></name></contrib>"
                        + "<contrib contrib-type=\"author\"><contrib-id contrib-id-type=\"orcid\">ID</contrib-id>"
                        + "<name><surname>Basbaum</surname><given-names>Allan I.</given-names></name><xref>1</xref></contrib>"
                        + "<aff id=\"a\">Somewhere</aff></contrib-group><contrib-group><contrib contrib-type=\"editor\"><name>"
                        + "<surname>Editor</surname></name></contrib></contrib-group>";

        assertThat(record(article("research-article", "A title", authors, BODY)).group())
                .isEqualTo("name:basbaum ai");
        String withOrcid = authors.replace(">ID<", ">https://orcid.org/0000-0002-1825-0097<");
        assertThat(record(article("research-article", "A title", withOrcid, BODY))
                        .group())
                .isEqualTo("orcid:0000-0002-1825-0097");
    }

    @Test
    void namesTheGroupByACollectiveWithoutItsMembers() {
        String authors =
                "<contrib-group><contrib><collab>The Pain Group<contrib-group><contrib contrib-type=\"author\">"
                        + "<name><surname>Member</surname></name></contrib></contrib-group></collab></contrib></contrib-group>";

        assertThat(record(article("research-article", "A title", authors, BODY)).group())
                .isEqualTo("collective:the pain group");
    }

    @Test
    void namesTheTrialsOfItsHeadAndItsAbstractAndNotThoseOfItsBody() {
        String head = "<related-object source-id=\"ClinicalTrials.gov\" document-id=\"NCT00000001\"/>"
                + "<abstract><p>It eased pain. Registered: <ext-link xlink:href=\"ctgov:NCT00000002\">here</ext-link>"
                + " (ISRCTN00000003).</p></abstract>";
        String body = "<body><p>Compound A eased pain in mice, as in NCT00000004.</p></body>";

        assertThat(record(article("research-article", "A title", head, body)).names())
                .extracting(Object::toString)
                .filteredOn(name -> name.startsWith("trial:"))
                .containsExactly("trial:ISRCTN00000003", "trial:NCT00000001", "trial:NCT00000002");
    }

    @Test
    void dividesParagraphsAndItemsByBlankLines() {
        SourceRecord record = record(article(
                "research-article",
                "A title",
                "",
                "<body><p>There are two:</p><list><list-item><label>1</label><p>One.</p></list-item>"
                        + "<list-item><p>Two.</p></list-item></list><p>And no more.</p></body>"));

        assertThat(Outcomes.text(record, "body")).isEqualTo("There are two:\n\nOne.\n\nTwo.\n\nAnd no more.");
    }

    @Test
    void givesASectionTheKindOfTheOneThatItIsIn() {
        SourceRecord record = record(article(
                "research-article",
                "A title",
                "",
                "<body><sec><title>2. Methods</title><p>So.</p><sec><title>Patients</title><p>Few.</p></sec></sec>"
                        + "<sec sec-type='results'><title>What we saw</title><sec><title>Discussion of it</title>"
                        + "<p>Much.</p></sec></sec><sec><title>Funding</title><p>None.</p></sec></body>"));

        assertThat(record.sections())
                .extracting(Section::kind)
                .containsExactly(SectionKind.TITLE, SectionKind.METHODS, SectionKind.METHODS, SectionKind.RESULTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # article type         | title                                        | kind          | ground
            research-article       | Compound A and pain                          | PRIMARY       | PUBLICATION_TYPE
            research-article       | Compound A: a meta-analysis                  | META_ANALYSIS | WORDS
            research-article       | Compound A: a randomized controlled trial    | TRIAL         | WORDS
            review-article         | Compound A                                   | REVIEW        | PUBLICATION_TYPE
            case-report            | Compound A                                   | CASE_REPORT   | PUBLICATION_TYPE
            article-commentary     | Compound A                                   | COMMENT       | PUBLICATION_TYPE
            expression-of-concern  | Compound A                                   | NOTICE        | PUBLICATION_TYPE
            other                  | Corrigendum to: Compound A                   | NOTICE        | WORDS
            other                  | Compound A                                   | UNKNOWN       | NONE
            """)
    void takesItsKindFromItsTypeOrItsTitle(String type, String title, SourceKind kind, Ground.Source ground) {
        SourceRecord record = record(article(type, title, "", BODY));

        assertThat(record.sourceKind()).isEqualTo(kind);
        assertThat(record.sourceKindGround().source()).isEqualTo(ground);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # article type          | link               | how   | to                | change
            correction              | corrected-article  | doi   | 10.5555/other     | CORRECTED
            retraction              | retracted-article  | pmid  | 7000009           | RETRACTED
            expression-of-concern   | object-of-concern  | pmc   | 7000009           | CONCERN
            correction              | corrected-article  | pmcid | PMC7000009        | CORRECTED
            retraction              | corrected-article  | uri   | https://doi.org/10.5555/other | RETRACTED
            research-article        | republished-article | doi  | 10.5555/other     | REPLACED
            """)
    void saysWhatBecameOfTheArticleThatItIsLinkedTo(
            String type, String link, String how, String to, StatusChange change) {
        String related = "<related-article related-article-type='" + link + "' ext-link-type='" + how + "' xlink:href='"
                + to + "'/>";

        Notice notice =
                record(article(type, "A title", related, BODY)).notices().get(0);

        assertThat(notice.change()).isEqualTo(change);
        assertThat(notice.about()).hasSize(1);
        assertThat(notice.about().get(0).value()).endsWith(to.replaceFirst("^https://doi.org/|^PMC", ""));
        assertThat(notice.since()).isEqualTo("2031-01-02");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # article type     | link               | relation
            article-commentary | commentary-article | REPORTS_ON
            research-article   | commentary-article | ~
            research-article   | preprint           | UPDATES
            preprint           | published-article  | UPDATED_IN
            correction         | corrected-article  | REPORTS_ON
            research-article   | companion          | ~
            research-article   | article-reference  | ~
            """, nullValues = "~")
    void isOfOneStudyWithWhatItIsAVersionOfOrReportsOn(String type, String link, Relation.Kind relation) {
        String related =
                "<related-article related-article-type='" + link + "' ext-link-type='doi' xlink:href='10.5555/other'/>";

        SourceRecord record = record(article(type, "A title", related, BODY));

        if (relation == null) {
            assertThat(record.relations()).isEmpty();
        } else {
            assertThat(record.relations()).containsExactly(new Relation(relation, List.of(Name.doi("10.5555/other"))));
        }
    }

    @Test
    void namesTheArticleOfANoticeByJournalVolumeAndPage() {
        SourceRecord record = record(article(
                "retraction",
                "Retraction of it",
                "<related-article related-article-type='retracted-article' vol='5' page='100'/>",
                BODY));

        assertThat(record.notices().get(0).about())
                .containsExactly(Name.citation("J Imag Pain", "5", "100").orElseThrow());
    }

    @Test
    void namesItselfByItsTextWhereItSaysNothing() {
        SourceRecord record = record(article("research-article", "A title", "", BODY)
                .replaceAll("<article-id.*?</article-id>", "")
                .replaceAll("<volume>.*?</volume>", ""));

        assertThat(record.id().value()).startsWith("jats/text:");
    }

    @Test
    void readsTheArticlesInAReplyOfAnArchive() {
        String reply =
                "<OAI-PMH><responseDate>2031-01-01</responseDate><request verb='GetRecord'>x</request><GetRecord>"
                        + "<record><header><identifier>oai:1</identifier></header><metadata>"
                        + article("research-article", "A title", "", BODY)
                        + "</metadata></record></GetRecord></OAI-PMH>";

        List<ParseOutcome> outcomes = Outcomes.of(reply);

        assertThat(outcomes).hasSize(1).allMatch(Parsed.class::isInstance);
    }

    @Test
    void leavesAPageThatBeginsWithArticleToThoseWhoReadPages() {
        SourceRecord record =
                Outcomes.record("<article><h1>A page on pain</h1><p>Compound A eased pain in mice.</p>" + "</article>");

        assertThat(record.id().source()).isEqualTo("page");
    }

    @Test
    void refusesAnArticleWithoutWords() {
        Refused refused = Outcomes.refusal("<article article-type='other'><front><article-meta/></front></article>");

        assertThat(refused.code()).isEqualTo(RefusalCode.NO_TEXT);
    }

    @Test
    void isAnAbstractWhereThereIsNoBody() {
        SourceRecord record = record(
                article("research-article", "A title", "<abstract><p>Compound A eased pain.</p></abstract>", ""));

        assertThat(record.extent()).isEqualTo(Extent.ABSTRACT);
    }

    private static SourceRecord record(String article) {
        return Outcomes.record(article);
    }

    private static String article(String type, String title, String meta, String body) {
        return "<article article-type=\"" + type
                + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><front><journal-meta>"
                + "<journal-id journal-id-type=\"nlm-ta\">J Imag Pain</journal-id></journal-meta><article-meta>"
                + "<article-id pub-id-type=\"doi\">10.5555/jip.1</article-id><title-group><article-title>" + title
                + "</article-title></title-group><pub-date pub-type=\"epub\"><day>2</day><month>1</month><year>2031</year>"
                + "</pub-date><volume>6</volume><fpage>9</fpage>" + meta + "</article-meta></front>" + body
                + "</article>";
    }
}
