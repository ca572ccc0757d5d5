package dev.consilience.format.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
import dev.consilience.article.SourceRecord;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Outcomes;
import dev.consilience.format.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RisFormatTest extends ArticleFormatContract {

    private static final String CITATION = """
            TY  - JOUR
            T1  - Compound A eases pain
            N2  - It reduced allodynia
            in mice.
            DO  - https://doi.org/10.1000/pain.1
            Y1  - 2011/10/05/
            JO  - Pain
            VL  - 152
            SP  - 2226
            KW  - hyperalgesia
            """;
    private static final String END = "ER  - \n";

    @Override
    protected String sample() {
        return CITATION + END + "\n" + CITATION.replace("pain.1", "pain.2") + END;
    }

    @Override
    protected ArticleFormat format() {
        return new RisFormat();
    }

    @Test
    void readsACitation() {
        SourceRecord record = Outcomes.record(CITATION + END);

        assertThat(record.id().value()).isEqualTo("ris/doi:10.1000/pain.1");
        assertThat(record.names())
                .extracting(Object::toString)
                .containsExactly("doi:10.1000/pain.1", "citation:pain/152/2226");
        assertThat(record.published()).isEqualTo("2011-10-05");
        assertThat(record.extent()).isEqualTo(Extent.ABSTRACT);
        assertThat(Outcomes.text(record, "abstract")).isEqualTo("It reduced allodynia in mice.");
    }

    @Test
    void namesTheGroupByTheLastAuthorAndTheTrialThatTheAbstractNames() {
        String authors = "AU  - First, One\nAU  - Basbaum, Allan I.\n";
        SourceRecord record = Outcomes.record(CITATION.replace("in mice.", "in mice (NCT00000001).") + authors + END);

        assertThat(record.group()).isEqualTo("name:basbaum ai");
        assertThat(record.names()).contains(Name.trial("NCT00000001"));
        assertThat(Outcomes.record(CITATION + authors.replace("AU", "A1") + END).group())
                .isEqualTo("name:basbaum ai");
        assertThat(Outcomes.record(CITATION + authors + "AU  - The Pain Group\n" + END)
                        .group())
                .isEqualTo("collective:the pain group");
    }

    @Test
    void takesNoWordsForATag() {
        SourceRecord record = Outcomes.record(CITATION.replace("in mice.", "in mice, as did\nIL -6 and TNF.") + END);

        assertThat(Outcomes.text(record, "abstract")).isEqualTo("It reduced allodynia in mice, as did IL -6 and TNF.");
    }

    @Test
    void readsACitationThatWasNotEnded() {
        assertThat(records(Outcomes.of(CITATION + CITATION.replace("pain.1", "pain.2"))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lines                        | scheme | what it is called
            U1  - 7000001[pmid]            | PMID   | 7000001
            U2  - PMC77[pmcid]             | PMCID  | PMC77
            C2  - PMC77                    | PMCID  | PMC77
            AN  - PMID: 7000001            | PMID   | 7000001
            AN  - MEDLINE:7000001          | PMID   | 7000001
            DB  - PubMed,AN  - 7000001     | PMID   | 7000001
            DB  - Embase,AN  - 7000001     | PMID   | ''
            AN  - 7000001                  | PMID   | ''
            """)
    void readsIdentifiersWhereExportersWriteThem(String lines, NameScheme scheme, String value) {
        SourceRecord record = Outcomes.record(CITATION + lines.replace(",", "\n") + "\n" + END);

        assertThat(Outcomes.name(record, scheme)).isEqualTo(value);
    }

    @Test
    void namesACitationWithoutIdentifiersByItsText() {
        SourceRecord record = Outcomes.record(CITATION.replace("DO  -", "XX  -") + END);

        assertThat(record.id().value()).startsWith("ris/text:");
    }

    @Test
    void refusesACitationWithoutTitleAndText() {
        assertThat(Outcomes.refusal("TY  - JOUR\nDO  - 10.1000/x\nER  - \n").code())
                .isEqualTo(RefusalCode.NO_TEXT);
    }
}
