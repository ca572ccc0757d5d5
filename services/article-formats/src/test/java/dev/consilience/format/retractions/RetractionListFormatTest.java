package dev.consilience.format.retractions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Name;
import dev.consilience.article.Notice;
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

class RetractionListFormatTest extends ArticleFormatContract {

    private static final String HEADER =
            "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
                    + "RetractionNature,Reason\n";

    @Override
    protected String sample() {
        return HEADER + row(1, "10.5555/a", "7000001", "Retraction") + row(2, "10.5555/b", "0", "Correction");
    }

    @Override
    protected ArticleFormat format() {
        return new RetractionListFormat();
    }

    @Override
    protected boolean hasNoText() {
        return true;
    }

    @Test
    void saysOfTheArticleWhatBecameOfIt() {
        SourceRecord record = Outcomes.record(HEADER + row(57, "10.5555/A", "7000001", "Retraction"));

        assertThat(record.id().value()).isEqualTo("retraction-watch/57");
        assertThat(record.names()).containsExactly(Name.doi("10.5555/a"), Name.pmid("7000001"));
        assertThat(record.extent()).isEqualTo(Extent.NOTHING);
        assertThat(record.notices())
                .containsExactly(Notice.ofItself(
                        StatusChange.RETRACTED,
                        "2031-02-14",
                        "Retraction according to Retraction Watch: Error in Data; Error in Methods (doi:10.5555/n)"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Retraction,            RETRACTED
            Correction,            CORRECTED
            Expression of concern, CONCERN
            Reinstatement,         REINSTATED
            """)
    void readsEveryNature(String nature, StatusChange change) {
        SourceRecord record = Outcomes.record(HEADER + row(1, "10.5555/a", "0", nature));

        assertThat(record.notices()).extracting(Notice::change).containsExactly(change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # DOI       | PMID        | nature     | code
            unavailable | 0           | Retraction | BAD_IDENTIFIER
            ~           | Unavailable | Retraction | BAD_IDENTIFIER
            10.5555/a   | 0           | Revolution | BAD_ROW
            """, nullValues = "~")
    void refusesARowThatNamesNoArticleOrNothingThatBecameOfIt(
            String doi, String pmid, String nature, RefusalCode code) {
        Refused refused = Outcomes.refusal(HEADER + row(1, doi, pmid, nature));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.place()).isEqualTo("row 1, line 2");
    }

    @Test
    void losesOnlyTheRowWhoseQuoteIsNotClosed() {
        String broken = "2,\"A title,,,,10.5555/b,,Retraction,\n";

        List<ParseOutcome> outcomes = Outcomes.of(HEADER
                + row(1, "10.5555/a", "", "Retraction")
                + broken
                + row(3, "10.5555/c", "", "Retraction").repeat(2_000));

        assertThat(outcomes).hasSize(2_002);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(1);
        assertThat(((Refused) outcomes.get(1)).code()).isEqualTo(RefusalCode.BAD_ROW);
    }

    @Test
    void losesOnlyTheRowWithTooFewCells() {
        List<ParseOutcome> outcomes = Outcomes.of(HEADER + "1,A title\n" + row(2, "10.5555/b", "", "Retraction"));

        assertThat(((Refused) outcomes.get(0)).reason()).contains("2 cells").contains("9");
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void survivesALineWithoutEnd() {
        List<ParseOutcome> outcomes = Outcomes.of(HEADER + "\"" + "x".repeat(10_000_000));

        assertThat(outcomes).hasSize(1).allMatch(Refused.class::isInstance);
    }

    @Test
    void readsColumnsInAnyOrder() {
        SourceRecord record = Outcomes.record(
                "RetractionNature,OriginalPaperPubMedID,OriginalPaperDOI,Something\nRetraction,7000001,,else\n");

        assertThat(record.id().value()).isEqualTo("retraction-watch/pmid:7000001");
        assertThat(record.notices()).extracting(Notice::since).containsExactly("");
    }

    @Test
    void leavesATextThatSpeaksOfRetractionsToThoseWhoReadTexts() {
        SourceRecord record =
                Outcomes.record("Retracted, corrected, or neither\n\nWe compared lists of DOIs in mice.\n");

        assertThat(record.id().source()).isEqualTo("text");
    }

    private static String row(int number, String doi, String pmid, String nature) {
        return (number + ",\"A title, in quotes\",2/14/2031 0:00,10.5555/n,5/7/2030 0:00," + doi + "," + pmid + ","
                        + nature + ",+Error in Data;+Error in Methods;\n")
                .replace("null", "");
    }
}
