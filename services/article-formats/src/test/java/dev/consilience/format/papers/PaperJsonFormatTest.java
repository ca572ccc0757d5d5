package dev.consilience.format.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.article.SubjectHeading;
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

class PaperJsonFormatTest extends ArticleFormatContract {

    @Override
    protected String sample() {
        return """
                {"pmid": "7000001", "title": "Compound A eases pain", "abstract": "It reduced allodynia in rats."}
                {"doi": "10.1000/x", "title": "Compound B", "text": "It did nothing at all.", "year": 2011}
                """;
    }

    @Override
    protected ArticleFormat format() {
        return new PaperJsonFormat();
    }

    @Test
    void readsAllFields() {
        SourceRecord record = Outcomes.record("""
                {"pmid": 7000001, "pmcid": "PMC77", "doi": "10.1000/x", "title": "Compound <i>A</i> &amp; pain",
                 "abstract": "METHODS: We took mice. RESULTS: It eased pain.", "types": ["Review"],
                 "mesh": ["Pain", {"id": "MESH:D006930", "label": "Hyperalgesia"}], "published": "2011-11",
                 "status": "retracted", "reason": "Its figures were made up", "revision": "2"}
                """);

        assertThat(record.names())
                .extracting(Object::toString)
                .containsExactly("doi:10.1000/x", "pmid:7000001", "pmcid:PMC77");
        assertThat(record.title()).isEqualTo("Compound A & pain");
        assertThat(record.extent()).isEqualTo(Extent.ABSTRACT);
        assertThat(record.sections())
                .extracting(section -> section.kind())
                .containsExactly(SectionKind.TITLE, SectionKind.METHODS, SectionKind.RESULTS);
        assertThat(record.sourceKind()).isEqualTo(SourceKind.REVIEW);
        assertThat(record.headings())
                .containsExactly(new SubjectHeading("", "Pain"), new SubjectHeading("MESH:D006930", "Hyperalgesia"));
        assertThat(record.published()).isEqualTo("2011-11");
        assertThat(record.revision()).isEqualTo("2");
        assertThat(record.notices())
                .containsExactly(Notice.ofItself(StatusChange.RETRACTED, "", "Its figures were made up"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # fields                                                                       | group
            "group": "0000-0002-1825-0097", "authors": ["A B"]                             | orcid:0000-0002-1825-0097
            "group": "Basbaum, Allan I"                                                    | name:basbaum ai
            "group": "The Pain Group"                                                      | collective:the pain group
            "authors": ["First O", "Basbaum AI"]                                           | name:basbaum ai
            "author": [{"family": "First"}, {"family": "Basbaum", "given": "Allan I."}]    | name:basbaum ai
            "author": [{"literal": "The Pain Group"}]                                      | collective:the pain group
            "authors": "First O, Basbaum AI"                                               | ``
            """)
    void namesTheGroupThatIsStatedOrElseTheLastAuthors(String fields, String group) {
        assertThat(Outcomes.record("{\"pmid\": \"7000001\", \"title\": \"Compound A eases pain\", " + fields + "}")
                        .group())
                .isEqualTo(group);
    }

    @Test
    void readsAFullTextInSections() {
        SourceRecord record = Outcomes.record("""
                {"pmid": "7000001", "sections": [{"heading": "Methods", "text": "We took mice."}, {"text": "So."}]}
                """);

        assertThat(record.extent()).isEqualTo(Extent.FULL_TEXT);
        assertThat(record.sections()).extracting(section -> section.id()).containsExactly("section.methods", "section");
    }

    @Test
    void saysOfAPaperWithoutTextWhatBecameOfIt() {
        SourceRecord record = Outcomes.record("{\"pmid\": \"7000001\", \"status\": \"RETRACTED\"}");

        assertThat(record.extent()).isEqualTo(Extent.NOTHING);
        assertThat(record.notices()).extracting(Notice::change).containsExactly(StatusChange.RETRACTED);
    }

    @Test
    void takesTheStudyOfANewsReport() {
        SourceRecord record = Outcomes.record(
                "{\"title\": \"Pain eased\", \"text\": \"They say so.\", \"kind\": \"news\", \"study\": \"10.1000/x\"}");

        assertThat(record.sourceKind()).isEqualTo(SourceKind.NEWS);
        assertThat(record.relations()).extracting(Relation::kind).containsExactly(Relation.Kind.REPORTS_ON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # input | code
            {"title": "It eases pain", "status": "retraced"} | BAD_FIELD
            {"title": "It eases pain", "kind": "paper"} | BAD_FIELD
            {"title": "Pain", "pmid": "x1"} | BAD_IDENTIFIER
            {"title": "Pain", "doi": "11.1000/x"} | BAD_IDENTIFIER
            {"name": "Pain"} | NO_PAPER
            {"title": "Pain"} | NO_PAPER
            {"pmid": "7000001"} | NO_PAPER
            42 | NO_PAPER
            null | NO_PAPER
            "three words here" | NO_PAPER
            [[]] | NO_PAPER
            {"title": "Pain",} | MALFORMED_JSON
            {"title": 'Pain'} | MALFORMED_JSON
            {"title": NaN} | MALFORMED_JSON
            [{"title": "Pain"} | TRUNCATED_INPUT
            """)
    void refuses(String input, RefusalCode code) {
        List<ParseOutcome> outcomes = Outcomes.of(input);

        assertThat(((Refused) outcomes.get(outcomes.size() - 1)).code()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "{\"title\": " + "[".repeat(300) + "]".repeat(300) + "}";

        assertThat(Outcomes.refusal(deep).code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void readsAPrettyPrintedObjectAndAnArray() {
        String paper = "{\n  \"title\": \"Compound A eases pain\",\n  \"mesh\": [\n{\"label\": \"Pain\"}\n]\n}";

        assertThat(records(Outcomes.of(paper))).hasSize(1);
        assertThat(records(Outcomes.of("[\n" + paper + ",\n" + paper + "\n]\n")))
                .hasSize(2);
    }

    @Test
    void goesOnBehindALineThatIsTooLong() {
        String tooLong = "{\"title\": \"" + "a".repeat(5_000_000) + "\"}\n";

        List<ParseOutcome> outcomes = Outcomes.of(tooLong + sample());

        assertThat(outcomes).hasSize(3);
        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(outcomes.get(2)).isInstanceOf(Parsed.class);
    }
}
