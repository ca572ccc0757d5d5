package dev.consilience.format.pubmed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Name;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PubMedFormatTest extends ArticleFormatContract {

    @Override
    protected String sample() {
        return set(citation("7000001", "It eased pain in mice.", ""), citation("7000002", "It did not in rats.", ""));
    }

    @Override
    protected ArticleFormat format() {
        return new PubMedFormat();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the last author                                                                            | group
            <LastName>Basbaum</LastName><ForeName>Allan I</ForeName><Initials>AI</Initials>              | name:basbaum ai
            <LastName>Basbaum</LastName><Initials>AI</Initials>                                          | name:basbaum ai
            <LastName>Jim&#xe9;nez-D&#xed;az</LastName><ForeName>Mar&#xed;a</ForeName>                   | name:jimenez-diaz m
            <LastName>A</LastName><Identifier Source="ORCID">http://orcid.org/0000-0002-1825-0097</Identifier> | orcid:0000-0002-1825-0097
            <LastName>A</LastName><Identifier Source="ORCID">0000-0002-1825-0098</Identifier>            | name:a
            <LastName>A</LastName><AffiliationInfo><Identifier Source="ROR">x</Identifier></AffiliationInfo> | name:a
            <CollectiveName>The Example Study Group</CollectiveName>                                     | collective:the example study group
            """)
    void namesTheGroupByTheLastAuthor(String last, String group) {
        String first = "<Author><LastName>First</LastName><ForeName>One</ForeName></Author>";
        String list = "<AuthorList CompleteYN=\"Y\">\n" + first + "\n<Author ValidYN=\"Y\">" + last
                + "</Author>\n</AuthorList>";

        assertThat(authored(list).group()).isEqualTo(group);
        // In a record with a comment nothing is left out before it is parsed.
        assertThat(authored("<!-- authors -->" + list).group()).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<AuthorList/>",
                "<AuthorList></AuthorList>",
                "<AuthorList><Author/></AuthorList>",
                "<AuthorList><Author><LastName>.</LastName></Author></AuthorList>"
            })
    void namesNoGroupWhereNoAuthorIsNamed(String list) {
        assertThat(authored(list).group()).isEmpty();
        assertThat(authored(list + "<!-- nobody -->").group()).isEmpty();
    }

    @Test
    void readsAListOfAuthorsThatHoldsAnotherOne() {
        String inner = "<AuthorList><Author><LastName>Inner</LastName></Author></AuthorList>";

        SourceRecord record =
                authored("<AuthorList><Author><LastName>Outer</LastName>" + inner + "</Author></AuthorList>");

        assertThat(record.group()).isEqualTo("name:outer");
    }

    private static SourceRecord authored(String list) {
        return Outcomes.record(
                set(citation("7000001", "It eased pain in mice.", "").replace("<Types/>", list + "<Types/>")));
    }

    @Test
    void namesTheTrialsThatTheIndexerOrTheAbstractNames() {
        String banks = "<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>"
                + "<AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank><DataBank>"
                + "<DataBankName>GENBANK</DataBankName><AccessionNumberList><AccessionNumber>U12345</AccessionNumber>"
                + "</AccessionNumberList></DataBank></DataBankList>";

        SourceRecord record = Outcomes.record(set(
                citation("7000001", "It eased pain (ISRCTN 00000002).", "").replace("<Types/>", banks + "<Types/>")));

        assertThat(record.names())
                .extracting(Object::toString)
                .containsExactly("pmid:7000001", "trial:ISRCTN00000002", "trial:NCT00000001");
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

        List<SourceRecord> records = records(Outcomes.of(bytes, Hints.none()));

        assertThat(Outcomes.text(records.get(0), "abstract")).isEqualTo("It eased p\u00e4in.");
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

        assertThat(records(outcomes)).extracting(record -> record.id().value()).containsExactly("pubmed/pmid:7000001");
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
    void takesEveryDeletionAsARecordThatTakesTheCitationsPlace() {
        List<SourceRecord> records = records(Outcomes.of(
                set("<DeleteCitation><PMID Version=\"1\">7000001</PMID><PMID>7000002</PMID></DeleteCitation>")));

        assertThat(records)
                .extracting(record -> record.id().value())
                .containsExactly("pubmed/pmid:7000001", "pubmed/pmid:7000002");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.notices())
                    .containsExactly(Notice.ofItself(StatusChange.DELETED, "", "Deleted from PubMed"));
            assertThat(record.isDeletion()).isTrue();
        });
    }

    @Test
    void readsStrayBytesAsWhatTheyPrint() {
        SourceRecord record = records(
                        Outcomes.of(set(citation("7000001", "Pain\u0096 relief in the f\u00c5\u0093tus.", ""))))
                .get(0);

        assertThat(Outcomes.text(record, "abstract")).isEqualTo("Pain relief in the f\u0153tus.");
    }

    @Test
    void takesAVersionInPubMedCentralForTheSamePaper() {
        String record = citation("7000001", "It eased pain.", "")
                .replace(
                        "</PubmedArticle>",
                        "<PubmedData><ArticleIdList><ArticleId IdType='pmc'>PMC7000002.1</ArticleId></ArticleIdList>"
                                + "</PubmedData></PubmedArticle>");

        assertThat(records(Outcomes.of(set(record))).get(0).names())
                .containsExactly(Name.pmid("7000001"), Name.pmcid("PMC7000002"));
    }

    @Test
    void flattensMarkupAndFormulas() {
        String formula = "<mml:math>\n  <mml:msub><mml:mi>Ca</mml:mi>\n <mml:mn>2</mml:mn></mml:msub>"
                + " <mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math>";

        SourceRecord record = records(Outcomes.of(set(
                        citation("7000001", "H<sub>2</sub>O, <i>in\n vivo</i>,\u00a0x &lt; 5, " + formula + ".", ""))))
                .get(0);

        assertThat(Outcomes.text(record, "abstract")).isEqualTo("H2O, in vivo, x < 5, Ca21/2.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # reference type,              status,    words
            RetractionIn,                  RETRACTED, Retracted in
            RetractedandRepublishedIn,     RETRACTED, Retracted and published again in
            ExpressionOfConcernIn,         CONCERN,   Expression of concern in
            ErratumIn,                     CORRECTED, Corrected in
            CorrectedandRepublishedIn,     CORRECTED, Corrected and published again in
            RepublishedIn,                 CORRECTED, Published again in
            """)
    void takesItsStatusFromNoticesAboutIt(String type, StatusChange change, String words) {
        SourceRecord record = linked(type, "J Pain. 2031 May 7;1:2", "7000009");

        assertThat(record.notices())
                .containsExactly(
                        Notice.ofItself(change, "2031-05-07", words + " J Pain. 2031 May 7;1:2 (PMID 7000009)"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # reference type,              status of the other
            RetractionOf,                  RETRACTED
            RetractedandRepublishedFrom,   RETRACTED
            ExpressionOfConcernFor,        CONCERN
            ErratumFor,                    CORRECTED
            CorrectedandRepublishedFrom,   REPLACED
            RepublishedFrom,               REPLACED
            """)
    void saysWhatBecomesOfTheArticleThatItIsANoticeOf(String type, StatusChange change) {
        SourceRecord record =
                linked(type, "Nobody AB, Somebody C. J Pain. 2029 May;62(10):1063-8. doi: 10.5555/x.1.", "7000009");

        Notice notice = record.notices().get(0);
        assertThat(notice.change()).isEqualTo(change);
        assertThat(notice.about())
                .containsExactly(
                        Name.pmid("7000009"),
                        Name.doi("10.5555/x.1"),
                        Name.citation("J Pain", "62", "1063").orElseThrow());
        assertThat(notice.since()).isEqualTo("2031-02");
        assertThat(notice.words()).endsWith(" in J Notices. 2031 Feb;6(2):77 (PMID 7000001)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # reference source                                       | citation
            J Exp Bot. 2021 Feb 2;72(2):775                          | jexpbot/72/775
            Suciu-Foca N, Lewis R. Hum Immunol. 2001 Oct;62(10):1063 | humimmunol/62/1063
            Biochemistry (Mosc). 2010 Mar;75 Suppl 1:S12-9           | biochemistrymosc/75suppl1/s12
            Cochrane Database Syst Rev. 2012;(3):CD001 | ~
            """, nullValues = "~")
    void readsWhereAnArticleWithoutIdentifierWasPublished(String source, String citation) {
        SourceRecord record = linked("RetractionOf", source, "");

        assertThat(record.notices())
                .flatExtracting(Notice::about)
                .extracting(Object::toString)
                .isEqualTo(Stream.ofNullable(citation).map("citation:"::concat).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # reference type            | publication types         | relation
            UpdateOf                    | Review                    | UPDATES
            UpdateIn                    | Review                    | UPDATED_IN
            CorrectedandRepublishedFrom | Journal Article           | UPDATES
            CorrectedandRepublishedIn   | Journal Article           | UPDATED_IN
            ReprintOf                   | Journal Article           | UPDATES
            CommentOn                   | Journal Article;Comment   | REPORTS_ON
            CommentOn                   | Letter                    | REPORTS_ON
            CommentOn                   | News                      | REPORTS_ON
            CommentOn                   | Journal Article           | ~
            CommentOn                   | Letter;Research Support, Non-U.S. Gov't | ~
            RetractionOf                | Retraction of Publication | REPORTS_ON
            ErratumFor                  | Published Erratum         | REPORTS_ON
            ErratumFor                  | Journal Article           | ~
            Cites                       | Journal Article           | ~
            """, nullValues = "~")
    void isOfOneStudyWithWhatItIsAVersionOfOrSpeaksOf(String type, String types, Relation.Kind relation) {
        SourceRecord record = linked(type, "J Pain. 2029;62:1063", "7000009", types.split(";", -1));

        assertThat(record.relations())
                .extracting(Relation::kind)
                .isEqualTo(Stream.ofNullable(relation).toList());
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
            Journal Article                       | Humans;Cohort Studies | PRIMARY | OBSERVATIONAL
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

        SourceRecord read = records(Outcomes.of(set(record))).get(0);

        assertThat(read.sourceKind()).isEqualTo(source);
        assertThat(read.studyKind()).isEqualTo(design);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # abstract                                                | headings              | source        | ground
            It eased pain.                                            |                       | UNKNOWN       | NONE
            It eased pain.                                            | Mice, Inbred C57BL    | PRIMARY       | HEADING: Mice, Inbred C57BL
            We found that it eased pain.                              |                       | PRIMARY       | WORDS: We found
            METHODS: It was given. RESULTS: It eased pain.            |                       | PRIMARY       | WORDS: METHODS
            Sixty patients with pain were randomized to it or not.    |                       | TRIAL         | WORDS: patients with pain were randomized
            This article reviews what eases pain.                     | Rats, Wistar          | REVIEW        | WORDS: This article reviews
            We report the case of a man in pain.                      | Follow-Up Studies     | CASE_REPORT   | WORDS: We report the case
            """)
    void tellsTheKindOfAJournalArticleFromHeadingsAndWords(
            String text, String heading, SourceKind source, String ground) {
        String headings = Stream.ofNullable(heading)
                .map(name -> "<MeshHeadingList><MeshHeading><DescriptorName>" + name
                        + "</DescriptorName></MeshHeading></MeshHeadingList>")
                .collect(Collectors.joining());
        String record = citation("7000001", text, headings)
                .replace(
                        "<Types/>",
                        "<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>");

        SourceRecord read = records(Outcomes.of(set(record))).get(0);

        assertThat(read.sourceKind()).isEqualTo(source);
        assertThat((read.sourceKindGround().source() + ": "
                                + read.sourceKindGround().words())
                        .replace("NONE: ", "NONE"))
                .isEqualTo(ground);
    }

    private static SourceRecord linked(String type, String source, String pmid, String... types) {
        String links = "<CommentsCorrectionsList><CommentsCorrections RefType=\"" + type + "\"><RefSource>" + source
                + "</RefSource><PMID>" + pmid + "</PMID></CommentsCorrections></CommentsCorrectionsList>";
        String journal = "<Article><Journal><JournalIssue><Volume>6</Volume><Issue>2</Issue><PubDate><Year>2031</Year>"
                + "<Month>Feb</Month></PubDate></JournalIssue><ISOAbbreviation>J. Notices</ISOAbbreviation></Journal>"
                + "<Pagination><MedlinePgn>77</MedlinePgn></Pagination>";
        String list = Arrays.stream(types)
                .map(name -> "<PublicationType>" + name + "</PublicationType>")
                .collect(Collectors.joining());
        String record = citation("7000001", "It eased pain.", links)
                .replace(
                        "<Article>",
                        "<MedlineJournalInfo><MedlineTA>J Notices</MedlineTA></MedlineJournalInfo>" + journal)
                .replace("<Types/>", "<PublicationTypeList>" + list + "</PublicationTypeList>");
        return records(Outcomes.of(set(record))).get(0);
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
