package dev.consilience.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Ground;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Hints;
import dev.consilience.format.Outcomes;
import dev.consilience.format.RefusalCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest extends ArticleFormatContract {

    private static final String TEXT = "Compound A reduced mechanical allodynia in rats after nerve injury.\n";

    @Override
    protected String sample() {
        return "DOI: 10.5555/sample.1\nPublished: 2031-05\n\nCompound A and pain in rats\n\n" + TEXT
                + "\nIt did not change heat hyperalgesia; the effect of 5 mg/kg was the same as that of 10 mg/kg.\n";
    }

    @Override
    protected ArticleFormat format() {
        return new TextFormat();
    }

    @Test
    void understandsWhatStandsBeforeTheText() {
        SourceRecord record = Outcomes.record("PMID: 7000001\nDOI: https://doi.org/10.5555/ABC.1\nKind: case report\n"
                + "Status: retracted\nReason: Its figures were made up\nGroup: Basbaum AI\nRevision: 2\nPublished: 2031-5-7\n\nTitle of it\n\n"
                + TEXT);

        assertThat(record.id().value()).isEqualTo("text/doi:10.5555/abc.1");
        assertThat(record.names()).containsExactly(Name.doi("10.5555/abc.1"), Name.pmid("7000001"));
        assertThat(record.sourceKind()).isEqualTo(SourceKind.CASE_REPORT);
        assertThat(record.sourceKindGround()).isEqualTo(new Ground(Ground.Source.STATED, "CASE_REPORT"));
        assertThat(record.notices())
                .containsExactly(Notice.ofItself(StatusChange.RETRACTED, "", "Its figures were made up"));
        assertThat(record.revision()).isEqualTo("2");
        assertThat(record.group()).isEqualTo("name:basbaum ai");
        assertThat(record.published()).isEqualTo("2031-05-07");
        assertThat(record.title()).isEqualTo("Title of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOI: 10.5555/a\nStauts: RETRACTED",
                "DOI: 10.5555/a\nStatus: WITHDRAWN",
                "DOI: 10.5555/a\nDOI: 10.5555/b",
                "DOI: 10.5555/a\nPublished: last spring"
            })
    void refusesASlipBeforeTheText(String frontMatter) {
        assertThat(Outcomes.refusal(frontMatter + "\n\nA title\n\n" + TEXT).code())
                .isEqualTo(RefusalCode.BAD_FRONT_MATTER);
    }

    @Test
    void refusesAnIdentifierThatIsNone() {
        assertThat(Outcomes.refusal("DOI: tomorrow\n\nA title\n\n" + TEXT).code())
                .isEqualTo(RefusalCode.BAD_IDENTIFIER);
    }

    @Test
    void takesDoiAndDateFromACitationBelowTheTitle() {
        SourceRecord record = Outcomes.record(
                "A title of some kind\n\nJ Pains. 2031 Nov 4;5(1):2-9. doi: 10.5555/jp.9. Epub 2031 Sep 13.\n\n"
                        + TEXT);

        assertThat(record.id().value()).isEqualTo("text/doi:10.5555/jp.9");
        assertThat(record.published()).isEqualTo("2031-11-04");
        assertThat(Outcomes.text(record, "abstract")).isEqualTo(TEXT.strip());
        assertThat(record.sections().get(1).kind()).isEqualTo(SectionKind.ABSTRACT);
    }

    @Test
    void givesWayToThePaperItselfWhereItIsADigest() {
        String citation = "A title of some kind\n\nJ Pains. 2031 Nov;5(1):2-9. doi: 10.5555/a.\n\n";
        SourceRecord digest = Outcomes.record("DOI: 10.5555/a\nPublished: 2031-11\n\nA title of some kind\n\n" + TEXT);
        SourceRecord paper = Outcomes.record(citation + TEXT);

        assertThat(digest.extent()).isEqualTo(Extent.DIGEST);
        assertThat(paper.extent()).isEqualTo(Extent.ABSTRACT);
        assertThat(SourceRecord.later(digest, paper)).isSameAs(paper);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind,   relation
            NEWS,     REPORTS_ON
            REVIEW,   REPORTS_ON
            UNKNOWN,  REPORTS_ON
            PREPRINT, UPDATED_IN
            PRIMARY,  UPDATED_IN
            """)
    void isAnEarlierVersionOfTheStudyThatItNamesIfItReportsResearch(SourceKind kind, Relation.Kind relation) {
        SourceRecord record = Outcomes.record(
                "DOI: 10.5555/a\nKind: " + kind + "\nStudy: 10.5555/b\n\nA title of some kind\n\n" + TEXT);

        assertThat(record.relations()).containsExactly(new Relation(relation, List.of(Name.doi("10.5555/b"))));
    }

    @Test
    void mayBeReinstated() {
        SourceRecord record =
                Outcomes.record("DOI: 10.5555/a\nStatus: reinstated\nRevision: 2032-05\n\nA title\n\n" + TEXT);

        assertThat(record.notices())
                .containsExactly(Notice.ofItself(StatusChange.REINSTATED, "2032-05", "Stated to be reinstated"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            arXiv:2301.01234v2,                         10.48550/arxiv.2301.01234
            https://arxiv.org/abs/math/0309136,         10.48550/arxiv.math/0309136
            https://doi.org/10.48550/arXiv.2301.01234,  10.48550/arxiv.2301.01234
            10.48550/arXiv.2301.01234v1,                10.48550/arxiv.2301.01234
            """)
    void writesArxivsNumbersAsItsDois(String stated, String doi) {
        SourceRecord record = Outcomes.record("DOI: " + stated + "\n\nA title of some kind\n\n" + TEXT);

        assertThat(record.names()).containsExactly(Name.doi(doi));
    }

    @Test
    void isANewsReportWhereItNamesTheStudyThatItIsAbout() {
        SourceRecord record = Outcomes.record("Pain eased in rats\n\nMay 7, 2031\n\n" + TEXT
                + "\nMore information: \"A study\" ([DOI: 10.5555/study.1](https://doi.org/10.5555/study.1)).\n");

        assertThat(record.sourceKind()).isEqualTo(SourceKind.NEWS);
        assertThat(record.relations())
                .containsExactly(new Relation(Relation.Kind.REPORTS_ON, List.of(Name.doi("10.5555/study.1"))));
        assertThat(record.names()).extracting(Name::scheme).containsExactly(NameScheme.TEXT);
        assertThat(record.published()).isEqualTo("2031-05-07");
        assertThat(Outcomes.text(record, "text")).isEqualTo(TEXT.strip());
    }

    @Test
    void takesListsOfAnIndexerAsHeadings() {
        SourceRecord record = Outcomes.record("""
                A title of some kind

                J Pains. 2031;5(1):2-9.

                Compound A reduced mechanical allodynia in rats after nerve injury.

                Publication types

                  • Case Reports

                MeSH terms

                  • Animals
                  • Pain / drug therapy*


                  • Compound A
                """);

        assertThat(record.headings())
                .extracting(SubjectHeading::label)
                .containsExactly("Animals", "Pain", "Compound A");
        assertThat(record.sourceKind()).isEqualTo(SourceKind.CASE_REPORT);
        assertThat(Outcomes.text(record, "abstract")).isEqualTo(TEXT.strip());
    }

    @Test
    void dividesAnAbstractByItsLabels() {
        SourceRecord record = Outcomes.record("""
                DOI: 10.5555/a

                A title of some kind

                OBJECTIVE: To test compound A. METHODS: We gave it to rats. RESULTS: It reduced allodynia.
                """);

        assertThat(record.sections())
                .extracting(Section::id)
                .containsExactly("title", "abstract.objective", "abstract.methods", "abstract.results");
    }

    @Test
    void putsBrokenLinesTogetherAndKeepsHeadingsApart() {
        SourceRecord record = Outcomes.record("""
                A title of some kind

                Compound A was given to rats for ten days, and it reduced the
                allodynia that injury had caused in each of the two
                groups.
                Mechanism
                mTOR is what compound A acts on in the cells of the spinal cord, as far as anybody knows.
                """);

        assertThat(Outcomes.text(record, "text"))
                .isEqualTo(
                        "Compound A was given to rats for ten days, and it reduced the allodynia that injury had caused in"
                                + " each of the two groups.");
        assertThat(Outcomes.text(record, "text.mechanism")).startsWith("mTOR is what");
    }

    @Test
    void namesATextWithoutIdentifierByItsWords() {
        SourceRecord one = Outcomes.record("A title of some kind\n\n" + TEXT);
        SourceRecord other = Outcomes.record("\r\n\r\nA title of some kind\r\n\r\n" + TEXT + "\r\n");

        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.id().value()).startsWith("text/text:");
    }

    @Test
    void letsTheSenderNameIt() {
        SourceRecord record =
                Outcomes.record("A title of some kind\n\n" + TEXT, Hints.none().withDoi("10.5555/x"));

        assertThat(record.id().value()).isEqualTo("text/doi:10.5555/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "1 2 3", "Share\nTweet\nADVERTISEMENT\n"})
    void refusesWhatHasNoWords(String text) {
        assertThat(Outcomes.refusal(text).code()).isEqualTo(RefusalCode.NO_TEXT);
    }

    @Test
    void cutsAPageOffOnlyWhenItsArticleHasBegun() {
        SourceRecord record = Outcomes.record(
                "We use cookies to improve your experience.\nAccept\n\nA title of some kind\n\n" + TEXT
                        + "\nIt did so in each of the groups that were given the larger of the two doses.\n\nRelated Articles\n\nElephants sleep.\n");

        assertThat(record.title()).isEqualTo("A title of some kind");
        assertThat(Outcomes.text(record, "text")).contains("allodynia").doesNotContain("Elephants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- ", "*a ", "[x[b]", "_a_b ", "a > ", "doi:10.1000/x ", "Person AB, ", "J Pain. 2031 ; ", "x\n"
            })
    void survivesWhatIsRepeatedAMillionTimes(String text) {
        assertThat(Outcomes.of(text.repeat(1_000_000))).hasSize(1);
    }

    static Stream<FurnitureRule> rules() {
        return FurnitureRule.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFindsItsExampleAndNotItsCounterExample(FurnitureRule rule) {
        assertThat(rule.finds(rule.example()))
                .as("finds \"%s\"", rule.example())
                .isTrue();
        assertThat(rule.finds(rule.counterExample()))
                .as("does not find \"%s\"", rule.counterExample())
                .isFalse();
    }
}
