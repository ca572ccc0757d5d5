package dev.consilience.format.europepmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Notice;
import dev.consilience.article.Relation;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.StatusChange;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Outcomes;
import dev.consilience.format.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EuropePmcFormatTest extends ArticleFormatContract {

    private static final String PAPER = """
            {"id": "7000001", "source": "MED", "pmid": "7000001", "pmcid": "PMC77", "doi": "10.1000/x",
             "title": "Compound A eases <i>pain</i>.", "pageInfo": "2226-33",
             "journalInfo": {"volume": "152", "journal": {"title": "The Pain", "medlineAbbreviation": "Pain"}},
             "abstractText": "<h4>Methods</h4>We took mice.<h4>Results</h4>It eased pain (p&lt;0.05).",
             "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
             "meshHeadingList": {"meshHeading": [{"majorTopic_YN": "N", "descriptorName": "Hyperalgesia"}]},
             "firstPublicationDate": "2011-10-05", "dateOfRevision": "2019-02-08"LINKS}
            """;

    private static final String PREPRINT = """
            {"id": "PPR123", "source": "PPR", "doi": "10.1101/y", "title": "Compound A eases pain",
             "abstractText": "It eased pain in mice.", "pubTypeList": {"pubType": ["Preprint"]},
             "firstPublicationDate": "2010-01-02", "commentCorrectionList": {"commentCorrection":
             [{"id": "7000001", "source": "MED", "type": "Preprint of", "reference": "", "orderIn": 1}]}}
            """;

    @Override
    protected String sample() {
        return answer(PAPER.replace("LINKS", ""), PREPRINT);
    }

    @Override
    protected ArticleFormat format() {
        return new EuropePmcFormat();
    }

    @Test
    void readsAResult() {
        SourceRecord record = records(Outcomes.of(sample())).get(0);

        assertThat(record.id().value()).isEqualTo("europepmc/pmid:7000001");
        assertThat(record.names())
                .extracting(Object::toString)
                .containsExactly("doi:10.1000/x", "pmid:7000001", "pmcid:PMC77", "citation:pain/152/2226");
        assertThat(record.title()).isEqualTo("Compound A eases pain.");
        assertThat(record.revision()).isEqualTo("2019-02-08");
        assertThat(record.published()).isEqualTo("2011-10-05");
        assertThat(record.sections())
                .extracting(section -> section.kind() + " " + section.text())
                .containsExactly(
                        SectionKind.TITLE + " Compound A eases pain.",
                        SectionKind.METHODS + " We took mice.",
                        SectionKind.RESULTS + " It eased pain (p<0.05).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the last author                                                                     | group
            "firstName": "Allan I", "lastName": "Basbaum", "initials": "AI"                       | name:basbaum ai
            "fullName": "Basbaum AI", "lastName": "Basbaum", "initials": "AI"                     | name:basbaum ai
            "fullName": "Basbaum AI"                                                              | name:basbaum ai
            "lastName": "A", "authorId": {"type": "ORCID", "value": "0000-0002-1825-0097"}        | orcid:0000-0002-1825-0097
            "collectiveName": "The Pain Group"                                                    | collective:the pain group
            """)
    void namesTheGroupByTheLastAuthor(String last, String group) {
        String authors = ", \"authorList\": {\"author\": [{\"lastName\": \"First\"}, {" + last + "}]}";

        assertThat(records(Outcomes.of(answer(PAPER.replace("LINKS", authors))))
                        .get(0)
                        .group())
                .isEqualTo(group);
    }

    @Test
    void linksAPreprintWithItsPaper() {
        SourceRecord record = records(Outcomes.of(sample())).get(1);

        assertThat(record.id().value()).isEqualTo("europepmc/ppr:PPR123");
        assertThat(record.sourceKind()).isEqualTo(SourceKind.PREPRINT);
        assertThat(record.relations())
                .extracting(relation -> relation.kind() + " " + relation.other())
                .containsExactly(Relation.Kind.UPDATED_IN + " [pmid:7000001]");
    }

    @Test
    void linksAPaperWithItsPreprintAndReadsItsRetraction() {
        String links = ", \"commentCorrectionList\": {\"commentCorrection\": ["
                + "{\"id\": \"7000009\", \"source\": \"MED\", \"type\": \"Retraction in\","
                + " \"reference\": \"Pain. 2021 Feb 2;160(2):775\"},"
                + "{\"id\": \"PPR123\", \"source\": \"PPR\", \"type\": \"Preprint in\"}]}";

        SourceRecord record = Outcomes.record(answer(PAPER.replace("LINKS", links)));

        assertThat(record.notices())
                .containsExactly(Notice.ofItself(
                        StatusChange.RETRACTED,
                        "2021-02-02",
                        "Retracted in Pain. 2021 Feb 2;160(2):775 (PMID 7000009)"));
        assertThat(record.relations())
                .extracting(relation -> relation.kind() + " " + relation.other())
                .containsExactly(Relation.Kind.UPDATES + " [ppr:PPR123]");
    }

    @Test
    void refusesAnAnswerWithoutResults() {
        assertThat(Outcomes.refusal(answer()).code()).isEqualTo(RefusalCode.NO_PAPER);
    }

    private static String answer(String... results) {
        return "{\"version\": \"6.9\", \"hitCount\": 2, \"resultList\": {\"result\": [" + String.join(",", results)
                + "]}, \"request\": {\"query\": \"pain\"}}";
    }
}
