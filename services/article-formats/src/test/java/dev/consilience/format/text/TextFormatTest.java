package dev.consilience.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Article;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SubjectHeading;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Hints;
import dev.consilience.format.Outcomes;
import dev.consilience.format.RefusalCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        Article article = Outcomes.article("PMID: 7000001\nDOI: https://doi.org/10.5555/ABC.1\nKind: case report\n"
                + "Status: retracted\nReason: Its figures were made up\nRevision: 2\nPublished: 2031-5-7\n\nTitle of it\n\n"
                + TEXT);

        assertThat(article.id().value()).isEqualTo("doi:10.5555/abc.1");
        assertThat(article.identifiers().pmid()).contains("7000001");
        assertThat(article.sourceKind()).isEqualTo(SourceKind.CASE_REPORT);
        assertThat(article.status()).isEqualTo(ArticleStatus.RETRACTED);
        assertThat(article.statusReason()).isEqualTo("Its figures were made up");
        assertThat(article.revision()).isEqualTo("2");
        assertThat(article.published()).isEqualTo("2031-05-07");
        assertThat(article.title()).isEqualTo("Title of it");
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
        Article article = Outcomes.article(
                "A title of some kind\n\nJ Pains. 2031 Nov 4;5(1):2-9. doi: 10.5555/jp.9. Epub 2031 Sep 13.\n\n"
                        + TEXT);

        assertThat(article.id().value()).isEqualTo("doi:10.5555/jp.9");
        assertThat(article.published()).isEqualTo("2031-11-04");
        assertThat(article.section("abstract").orElseThrow().text()).isEqualTo(TEXT.strip());
        assertThat(article.section("abstract").orElseThrow().kind()).isEqualTo(SectionKind.ABSTRACT);
    }

    @Test
    void givesWayToThePaperItselfWhereItIsADigest() {
        String citation = "A title of some kind\n\nJ Pains. 2031 Nov;5(1):2-9. doi: 10.5555/a.\n\n";
        Article digest = Outcomes.article("DOI: 10.5555/a\nPublished: 2031-11\n\nA title of some kind\n\n" + TEXT);
        Article paper = Outcomes.article(citation + TEXT);

        assertThat(Article.settle(digest, paper)).isSameAs(paper);
        assertThat(Article.settle(paper, digest)).isSameAs(paper);
    }

    @Test
    void isANewsReportWhereItNamesTheStudyThatItIsAbout() {
        Article article = Outcomes.article("Pain eased in rats\n\nMay 7, 2031\n\n" + TEXT
                + "\nMore information: \"A study\" ([DOI: 10.5555/study.1](https://doi.org/10.5555/study.1)).\n");

        assertThat(article.sourceKind()).isEqualTo(SourceKind.NEWS);
        assertThat(article.study().value()).isEqualTo("doi:10.5555/study.1");
        assertThat(article.id().value()).startsWith("text:");
        assertThat(article.published()).isEqualTo("2031-05-07");
        assertThat(article.section("text").orElseThrow().text()).isEqualTo(TEXT.strip());
    }

    @Test
    void takesListsOfAnIndexerAsHeadings() {
        Article article = Outcomes.article("""
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

        assertThat(article.headings())
                .extracting(SubjectHeading::label)
                .containsExactly("Animals", "Pain", "Compound A");
        assertThat(article.sourceKind()).isEqualTo(SourceKind.CASE_REPORT);
        assertThat(article.section("abstract").orElseThrow().text()).isEqualTo(TEXT.strip());
    }

    @Test
    void dividesAnAbstractByItsLabels() {
        Article article = Outcomes.article("""
                DOI: 10.5555/a

                A title of some kind

                OBJECTIVE: To test compound A. METHODS: We gave it to rats. RESULTS: It reduced allodynia.
                """);

        assertThat(article.sections())
                .extracting(Section::id)
                .containsExactly("title", "abstract.objective", "abstract.methods", "abstract.results");
    }

    @Test
    void putsBrokenLinesTogetherAndKeepsHeadingsApart() {
        Article article = Outcomes.article("""
                A title of some kind

                Compound A was given to rats for ten days, and it reduced the
                allodynia that injury had caused in each of the two
                groups.
                Mechanism
                mTOR is what compound A acts on in the cells of the spinal cord, as far as anybody knows.
                """);

        assertThat(article.section("text").orElseThrow().text())
                .isEqualTo(
                        "Compound A was given to rats for ten days, and it reduced the allodynia that injury had caused in"
                                + " each of the two groups.");
        assertThat(article.section("text.mechanism").orElseThrow().text()).startsWith("mTOR is what");
    }

    @Test
    void namesATextWithoutIdentifierByItsWords() {
        Article one = Outcomes.article("A title of some kind\n\n" + TEXT);
        Article other = Outcomes.article("\r\n\r\nA title of some kind\r\n\r\n" + TEXT + "\r\n");

        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.id().value()).startsWith("text:");
    }

    @Test
    void letsTheSenderNameIt() {
        Article article =
                Outcomes.article("A title of some kind\n\n" + TEXT, Hints.none().withDoi("10.5555/x"));

        assertThat(article.id().value()).isEqualTo("doi:10.5555/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "1 2 3", "Share\nTweet\nADVERTISEMENT\n"})
    void refusesWhatHasNoWords(String text) {
        assertThat(Outcomes.refusal(text).code()).isEqualTo(RefusalCode.NO_TEXT);
    }

    @Test
    void cutsAPageOffOnlyWhenItsArticleHasBegun() {
        Article article = Outcomes.article(
                "We use cookies to improve your experience.\nAccept\n\nA title of some kind\n\n" + TEXT
                        + "\nIt did so in each of the groups that were given the larger of the two doses.\n\nRelated Articles\n\nElephants sleep.\n");

        assertThat(article.title()).isEqualTo("A title of some kind");
        assertThat(article.section("text").orElseThrow().text())
                .contains("allodynia")
                .doesNotContain("Elephants");
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

    static Stream<SourceCue> cues() {
        return SourceCue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cues")
    void everyCueFindsItsExample(SourceCue cue) {
        assertThat(cue.isIn(cue.example(), cue.example())).isTrue();
    }
}
