package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Dimension;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The tables as Commons CSV reads them, which does not write them. */
class TablesTest {

    private static final CSVFormat TSV = CSVFormat.Builder.create()
            .setDelimiter('\t')
            .setQuote(null)
            .setEscape('\\')
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(false)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    @Test
    void everyClaimIsALineWithItsNames() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            List<CSVRecord> lines = read(record.as(ExportFormat.TSV), TSV);

            assertThat(lines).as("seed %d", record.seed()).hasSameSizeAs(record.entries());
            for (int i = 0; i < lines.size(); i++) {
                CuratedClaim claim = record.entries().get(i).claim();
                CSVRecord line = lines.get(i);
                assertThat(line.size()).isEqualTo(ClaimTableWriter.COLUMNS.size());
                assertThat(line.get("id")).isEqualTo(claim.proposition().id().value());
                assertText(record, line, "agent", claim.proposition().agent().label());
                assertText(
                        record, line, "outcome", claim.proposition().outcome().label());
                assertText(record, line, "statement", claim.statement());
                assertThat(line.get("claims"))
                        .isEqualTo(Integer.toString(claim.counts().claims()));
                assertThat(line.get("verdict")).isEqualTo(claim.verdict().name());
            }
        }
    }

    @Test
    void everyPieceOfEvidenceIsALineWithItsWords() throws IOException {
        for (HostileRecord record : HostileRecord.many()) {
            List<CSVRecord> lines = read(record.as(ExportFormat.TSV_EVIDENCE), TSV);
            List<Placement> placements = record.entries().stream()
                    .flatMap(entry -> entry.evidence().stream())
                    .toList();

            assertThat(lines).as("seed %d", record.seed()).hasSameSizeAs(placements);
            for (int i = 0; i < lines.size(); i++) {
                Placement placement = placements.get(i);
                CSVRecord line = lines.get(i);
                assertThat(line.size()).isEqualTo(EvidenceTableWriter.COLUMNS.size());
                assertThat(line.get("claim")).isEqualTo(placement.claim().id().value());
                assertThat(line.get("direction"))
                        .isEqualTo(placement.direction().name());
                assertThat(line.get("ruling"))
                        .isEqualTo(placement.judgement().ruling().name());
                assertText(record, line, "article", placement.claim().article().value());
                assertText(record, line, "study", placement.claim().study().value());
                assertText(record, line, "quote", placement.claim().quote().text());
                assertText(record, line, "ruled_by", placement.judgement().by());
                assertText(
                        record,
                        line,
                        "context_model",
                        placement.claim().context().value(Dimension.MODEL).orElse(""));
            }
        }
    }

    @Test
    void noCellIsAFormula() {
        for (HostileRecord record : HostileRecord.many()) {
            for (ExportFormat format : List.of(
                    ExportFormat.TSV, ExportFormat.TSV_EVIDENCE, ExportFormat.KGX_NODES, ExportFormat.KGX_EDGES)) {
                String table = new String(record.as(format), StandardCharsets.UTF_8);
                assertThat(table.split("[\t\n]", -1))
                        .as("seed %d, %s", record.seed(), format)
                        .noneMatch(cell -> cell.matches("(?s)[=+\\-@\"\uFF1D\uFF0B\uFF0D\uFF20].*"));
            }
        }
    }

    static List<CSVRecord> read(byte[] table, CSVFormat format) throws IOException {
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(table), StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        }
    }

    private static void assertText(HostileRecord record, CSVRecord line, String column, String text) {
        assertThat(withoutApostrophe(line.get(column)))
                .as("seed %d, %s", record.seed(), column)
                .isEqualTo(HostileRecord.read(text));
    }

    /** As the manual tells readers to. */
    static String withoutApostrophe(String cell) {
        if (cell.startsWith("'")) {
            return cell.substring(1);
        }
        return cell;
    }
}
