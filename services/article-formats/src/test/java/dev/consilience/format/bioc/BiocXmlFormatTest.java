package dev.consilience.format.bioc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.Extent;
import dev.consilience.article.Mention;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceRecord;
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

class BiocXmlFormatTest extends ArticleFormatContract {

    private static final String TITLE = passage("title", 0, "Compound A eases pain in mice", "");

    @Override
    protected String sample() {
        String found = annotation("Compound A", 0, 10, "<infon key=\"MESH\">D000001</infon>");
        return collection(
                document("7000001", passage("title", 0, "Compound A eases pain", found)),
                document("7000002", passage("abstract", 0, "It did not in rats, as others saw.", "")));
    }

    @Override
    protected ArticleFormat format() {
        return new BiocXmlFormat();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what is counted, offset of the word behind an alpha and a letter beyond the first plane
            CODE_POINTS,      6
            UTF16_UNITS,      7
            UTF8_BYTES,       10
            """)
    void tellsFromTheAnnotationsWhatIsCounted(String counted, int offset) {
        String text = "\u03b1 \uD835\uDC9C, kinase is kinase";

        SourceRecord record = Outcomes.record(
                collection(document("7000001", passage("abstract", 0, text, annotation("inase", offset, 5, "")))));

        assertThat(record.mentions()).as(counted).hasSize(1);
        assertThat(record.mentions().get(0).spans().get(0).start()).isEqualTo(text.indexOf("inase"));
    }

    @Test
    void findsAnAnnotationNearItsOffsetAndSaysSo() {
        Parsed parsed = parsed(passage("abstract", 0, "It eases pain in mice.", annotation("pain", 12, 4, "")));

        assertThat(words(parsed.record())).containsExactly("pain");
        assertThat(parsed.place()).endsWith("; of 1 annotations 1 stand beside their offsets");
    }

    @Test
    void leavesOutAnAnnotationThatStandsNowhereAndSaysSo() {
        Parsed parsed = parsed(passage("abstract", 0, "It eases pain in mice.", annotation("fever", 9, 5, "")));

        assertThat(parsed.record().mentions()).isEmpty();
        assertThat(parsed.place()).contains("1 stand nowhere in the text and were left out");
    }

    @Test
    void keepsThePartsOfAnAnnotationInSeveralPlaces() {
        String found = "<annotation id=\"1\"><infon key=\"type\">Disease</infon><location offset=\"0\" length=\"6\"/>"
                + "<location offset=\"16\" length=\"6\"/><text>breast cancer</text></annotation>";

        SourceRecord record = Outcomes.record(
                collection(document("7000001", passage("abstract", 0, "breast or ovary cancer", found))));

        assertThat(words(record)).containsExactly("breast", "cancer");
    }

    @Test
    void readsTheAttributesOfTheSecondVersion() {
        String second =
                "<collection><document id=\"7000001\"><passage offset=\"5\"><infon key=\"type\">abstract</infon>"
                        + "<text>It eases pain in mice.</text>" + annotation("pain", 14, 4, "")
                        + "</passage></document></collection>";

        SourceRecord record = Outcomes.record(second);

        assertThat(record.id().value()).isEqualTo("bioc/pmid:7000001");
        assertThat(words(record)).containsExactly("pain");
    }

    @Test
    void joinsSentencesAndFindsTheirAnnotations() {
        String passage = "<passage><infon key=\"type\">abstract</infon><offset>10</offset>"
                + "<sentence><offset>10</offset><text>It eases pain.</text></sentence>"
                + "<sentence><offset>25</offset><text>It calms mice.</text>" + annotation("mice", 34, 4, "")
                + "</sentence></passage>";

        SourceRecord record = Outcomes.record(collection(document("7000001", passage)));

        assertThat(Outcomes.text(record, "abstract")).isEqualTo("It eases pain. It calms mice.");
        assertThat(words(record)).containsExactly("mice");
    }

    @Test
    void readsAFullTextWithItsHeadingsAndWithoutItsReferences() {
        String text = TITLE.replace(
                        "<offset>",
                        "<infon key=\"section_type\">TITLE</infon><infon key=\"article-id_pmc\">1234567</infon><offset>")
                + part("METHODS", "title_1", 30, "2. Animals")
                + part("METHODS", "paragraph", 41, "We took mice.")
                + part("REF", "ref", 55, "Somebody else's paper");

        SourceRecord record = Outcomes.record(collection(document("1234567", text)));

        assertThat(record.id().value()).isEqualTo("bioc/pmcid:PMC1234567");
        assertThat(record.extent()).isEqualTo(Extent.FULL_TEXT);
        assertThat(record.sections())
                .containsExactly(
                        new Section("title", SectionKind.TITLE, "", "Compound A eases pain in mice"),
                        new Section("methods.2-animals", SectionKind.METHODS, "2. Animals", "We took mice."));
    }

    @Test
    void goesOnBehindADocumentThatIsBroken() {
        String broken = document("7000001", TITLE).replace("</text>", "<b></text>");

        List<ParseOutcome> outcomes = Outcomes.of(collection(broken, document("7000002", TITLE)));

        assertThat(((Refused) outcomes.get(0)).code()).isEqualTo(RefusalCode.MALFORMED_XML);
        assertThat(((Refused) outcomes.get(0)).place()).contains("(document 7000001)");
        assertThat(outcomes.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void keepsNoMoreMentionsThanARecordMayHave() {
        String many = annotation("mice", 25, 4, "").repeat(5_001);

        Parsed parsed = parsed(TITLE.replace("</passage>", many + "</passage>"));

        assertThat(parsed.record().mentions()).hasSize(5_000);
        assertThat(parsed.place()).contains("1 are more than a record may have and were left out");
    }

    private static Parsed parsed(String passage) {
        return (Parsed) Outcomes.of(collection(document("7000001", passage))).get(0);
    }

    private static List<String> words(SourceRecord record) {
        return record.mentions().stream()
                .flatMap(mention -> words(record, mention).stream())
                .toList();
    }

    private static List<String> words(SourceRecord record, Mention mention) {
        String section = Outcomes.text(record, mention.section());
        return mention.spans().stream().map(span -> span.cut(section)).toList();
    }

    private static String collection(String... documents) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE collection SYSTEM \"BioC.dtd\">\n<collection>"
                + "<source>ours</source><date>2026</date><key>ours.key</key>\n"
                + String.join("\n", documents) + "</collection>\n";
    }

    private static String document(String id, String passages) {
        return "<document><id>" + id + "</id>" + passages + "</document>";
    }

    private static String passage(String type, int offset, String text, String annotations) {
        return "<passage><infon key=\"type\">" + type + "</infon><offset>" + offset + "</offset><text>" + text
                + "</text>" + annotations + "</passage>";
    }

    private static String part(String section, String type, int offset, String text) {
        return passage(type, offset, text, "")
                .replace("<offset>", "<infon key=\"section_type\">" + section + "</infon><offset>");
    }

    private static String annotation(String text, int offset, int length, String infons) {
        return "<annotation id=\"1\"><infon key=\"type\">Chemical</infon>" + infons + "<location offset=\"" + offset
                + "\" length=\"" + length + "\"/><text>" + text + "</text></annotation>";
    }
}
