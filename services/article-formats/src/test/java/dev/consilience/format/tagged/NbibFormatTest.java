package dev.consilience.format.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
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
import dev.consilience.format.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NbibFormatTest extends ArticleFormatContract {

    private static final String CITATION = """
            PMID- 7000001
            OWN - NLM
            LR  - 20190208
            VI  - 152
            IP  - 10
            DP  - 2011 Oct
            TI  - Compound A eases pain
                  in mice.
            PG  - 2226-33
            LID - 10.1000/pain.1 [doi]
            AB  - BACKGROUND: Pain is common. RESULTS: It reduced allodynia in
                  mice.
            PT  - Journal Article
            PT  - Randomized Controlled Trial
            TA  - Pain
            MH  - *Hyperalgesia/drug therapy
            RN  - 36B82AMQ7N (Compound A)
            PMC - PMC3157016
            """;

    @Override
    protected String sample() {
        return CITATION + "\n" + CITATION.replace("7000001", "7000002").replace("pain.1", "pain.2");
    }

    @Override
    protected ArticleFormat format() {
        return new NbibFormat();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lines, parted by semicolons                                                        | group
            FAU - First, One;AU  - First O;FAU - Basbaum, Allan I;AU  - Basbaum AI               | name:basbaum ai
            AU  - First O;AU  - Basbaum AI                                                       | name:basbaum ai
            FAU - First, One;AUID- ORCID: 0000-0002-1825-0097;FAU - Basbaum, A I;AU  - Basbaum AI | name:basbaum ai
            FAU - Basbaum, A I;AU  - Basbaum AI;AUID- ORCID: 0000-0002-1825-0097;AD  - Somewhere | orcid:0000-0002-1825-0097
            FAU - Basbaum, A I;AU  - Basbaum AI;CN  - The Pain;      Group                       | collective:the pain group
            """)
    void namesTheGroupByTheLastAuthor(String lines, String group) {
        assertThat(Outcomes.record(CITATION + lines.replace(';', '\n') + "\n").group())
                .isEqualTo(group);
    }

    @Test
    void namesTheTrialsOfItsSecondarySources() {
        assertThat(Outcomes.record(CITATION + "SI  - ClinicalTrials.gov/NCT00000001\nSI  - GENBANK/U12345\n")
                        .names())
                .contains(Name.trial("NCT00000001"))
                .filteredOn(name -> name.scheme() == NameScheme.TRIAL)
                .hasSize(1);
    }

    @Test
    void readsACitation() {
        SourceRecord record = Outcomes.record(CITATION);

        assertThat(record.id().value()).isEqualTo("nbib/pmid:7000001");
        assertThat(record.names())
                .extracting(Object::toString)
                .containsExactly("doi:10.1000/pain.1", "pmid:7000001", "pmcid:PMC3157016", "citation:pain/152/2226");
        assertThat(record.title()).isEqualTo("Compound A eases pain in mice.");
        assertThat(record.revision()).isEqualTo("2019-02-08");
        assertThat(record.published()).isEqualTo("2011-10");
        assertThat(record.sourceKind()).isEqualTo(SourceKind.TRIAL);
        assertThat(record.sections())
                .extracting(section -> section.kind())
                .containsExactly(SectionKind.TITLE, SectionKind.BACKGROUND, SectionKind.RESULTS);
        assertThat(record.headings())
                .containsExactly(new SubjectHeading("", "Hyperalgesia"), new SubjectHeading("", "Compound A"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # tag | what it says of the article itself
            RIN | RETRACTED
            EIN | CORRECTED
            ECI | CONCERN
            RPI | CORRECTED
            RRI | RETRACTED
            """)
    void readsWhatBecameOfIt(String tag, StatusChange change) {
        SourceRecord record = Outcomes.record(CITATION + tag + " - Pain. 2021 Feb 2;160(2):775. PMID: 7000009\n");

        assertThat(record.notices()).hasSize(1);
        Notice notice = record.notices().get(0);
        assertThat(notice.isOfItself()).isTrue();
        assertThat(notice.change()).isEqualTo(change);
        assertThat(notice.since()).isEqualTo("2021-02-02");
        assertThat(notice.words()).endsWith("in Pain. 2021 Feb 2;160(2):775 (PMID 7000009)");
    }

    @Test
    void saysOfAnotherArticleThatItIsRetracted() {
        SourceRecord record =
                Outcomes.record(CITATION.replace("Randomized Controlled Trial", "Retraction of Publication")
                        + "ROF - Pain. 2001 Oct;62(10):1063. PMID: 7000009\n");

        assertThat(record.notices())
                .extracting(notice -> notice.change() + " " + notice.about())
                .containsExactly("RETRACTED [pmid:7000009, citation:pain/62/1063]");
        assertThat(record.relations()).extracting(Relation::kind).containsExactly(Relation.Kind.REPORTS_ON);
    }

    @Test
    void linksWhatItUpdates() {
        SourceRecord record = Outcomes.record(CITATION + "UOF - bioRxiv. 2018 Jan 1:. PMID: 7000009\n");

        assertThat(record.relations()).extracting(Relation::kind).containsExactly(Relation.Kind.UPDATES);
    }

    @Test
    void refusesACitationWithoutTitleAndText() {
        assertThat(Outcomes.refusal("PMID- 7000001\nOWN - NLM\n").code()).isEqualTo(RefusalCode.NO_TEXT);
    }
}
