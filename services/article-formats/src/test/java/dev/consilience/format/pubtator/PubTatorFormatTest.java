package dev.consilience.format.pubtator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Mention;
import dev.consilience.article.SourceRecord;
import dev.consilience.article.TextSpan;
import dev.consilience.format.ArticleFormat;
import dev.consilience.format.ArticleFormatContract;
import dev.consilience.format.Hints;
import dev.consilience.format.Outcomes;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PubTatorFormatTest extends ArticleFormatContract {

    private static final String FIRST = "7000001|t|Compound A eases pain\n7000001|a|It reduced allodynia in rats.\n";

    @Override
    protected String sample() {
        return FIRST + "7000001\t0\t10\tCompound A\tChemical\tMESH:D000001\n"
                + "7000001\t33\t42\tallodynia\tDisease\tMESH:D006930\n\n"
                + "7000002|t|It does nothing in mice\n7000002|a|\n";
    }

    @Override
    protected ArticleFormat format() {
        return new PubTatorFormat();
    }

    @Test
    void findsAnnotationsInTitleAndAbstract() {
        SourceRecord record = records(Outcomes.of(sample())).get(0);

        assertThat(record.id().value()).isEqualTo("pubtator/pmid:7000001");
        assertThat(record.mentions())
                .containsExactly(
                        new Mention("title", List.of(new TextSpan(0, 10)), "Chemical", List.of("MESH:D000001")),
                        new Mention("abstract", List.of(new TextSpan(11, 20)), "Disease", List.of("MESH:D006930")));
    }

    @Test
    void readsADocumentWithoutAbstractAndWithoutALastLineEnd() {
        SourceRecord record = Outcomes.record("7000002|t|It does nothing in mice\n7000002|a|");

        assertThat(record.extent()).isEqualTo(Extent.TITLE);
    }

    @Test
    void readsWindowsLines() {
        assertThat(Outcomes.of(sample().replace("\n", "\r\n")).toString())
                .isEqualTo(Outcomes.of(sample()).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what stands in the column   ; the identifiers
            MESH:D1;MESH:D2               | MESH:D1 MESH:D2
            9606,10090                    | 9606 10090
            -                             | ~
            'c\\SUB\\G\\135\\C'           | c\\SUB\\G\\135\\C
            """)
    void divides(String column, String ids) {
        String line = "7000001\t0\t10\tCompound A\tChemical\t" + column.replace('\\', '|') + "\n";

        SourceRecord record = Outcomes.record(FIRST + line);

        String expected = ids.replace('\\', '|').replace("~", "");
        assertThat(String.join(" ", record.mentions().get(0).ids())).isEqualTo(expected);
    }

    @Test
    void readsTheVariantThatALongerLineNamesAndNoRelation() {
        SourceRecord record = Outcomes.record(
                FIRST + "7000001\t0\t10\tCompound A\tSNP\trs12\tRSID:12\n7000001\tCID\tD000001\tD006930\n");

        assertThat(record.mentions()).hasSize(1);
        assertThat(record.mentions().get(0).ids()).containsExactly("rs12", "RSID:12");
    }

    @Test
    void saysOfLinesThatAreNothingKnown() {
        Parsed parsed = (Parsed) Outcomes.of(FIRST + "7000001\tsomething\n").get(0);

        assertThat(parsed.place())
                .isEqualTo("record 1 (PMID 7000001), line 1; 1 lines are neither annotations nor relations and were"
                        + " left out");
    }

    @Test
    void countsAsTheAnnotatorDoes() {
        String input = "7000001|t|\u03b1-Synuclein\n7000001|a|It eases pain.\n";

        SourceRecord points = Outcomes.record(input + "7000001\t21\t25\tpain\tDisease\t-\n");
        SourceRecord bytes = Outcomes.record(input + "7000001\t22\t26\tpain\tDisease\t-\n");

        assertThat(points.mentions()).isEqualTo(bytes.mentions());
        assertThat(points.mentions().get(0).spans().get(0).cut("It eases pain."))
                .isEqualTo("pain");
    }

    @Test
    void goesOnBehindLinesOfNoRecordAndBytesThatAreNoText() {
        byte[] bytes = (FIRST + "\nstray\n\n7000003|t|It eases p\u00e4in\n\n7000004|t|It does nothing\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        List<ParseOutcome> outcomes = Outcomes.of(bytes, Hints.none());

        assertThat(outcomes).hasSize(4);
        assertThat(((Refused) outcomes.get(1)).code()).isEqualTo(RefusalCode.UNKNOWN_RECORD);
        assertThat(((Refused) outcomes.get(2)).code()).isEqualTo(RefusalCode.NOT_TEXT);
        assertThat(((Refused) outcomes.get(2)).place()).isEqualTo("record 3 (PMID 7000003), line 6");
        assertThat(outcomes.get(3)).isInstanceOf(Parsed.class);
    }
}
