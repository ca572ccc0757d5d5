package dev.consilience.service.publish.rest;

import dev.consilience.stream.json.CuratedClaimJson;
import dev.consilience.stream.json.CuratedClaimJson.BeliefJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Curated claims as comma-separated values by RFC 4180, a line a claim.
 *
 * <p>A cell that a spreadsheet would take for a formula gets an apostrophe in front: names and sentences are from papers, and
 * none of them is to be run.
 */
final class ClaimTable {

    private static final CSVFormat FORM = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "agent",
                    "agentLabel",
                    "manipulation",
                    "outcome",
                    "outcomeLabel",
                    "verdict",
                    "direction",
                    "belief",
                    "studies",
                    "claims",
                    "articles",
                    "separatedBy",
                    "grade",
                    "firstDate",
                    "lastDate",
                    "statement")
            .get();

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ClaimTable() {}

    static String of(List<CuratedClaimJson> claims) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORM)) {
            for (CuratedClaimJson claim : claims) {
                print(printer, claim);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table cannot be written into memory", e);
        }
        return text.toString();
    }

    private static void print(CSVPrinter printer, CuratedClaimJson claim) throws IOException {
        CuratedClaimJson.StratificationJson explanation = claim.explanation();
        String separatedBy = "";
        if (explanation != null) {
            separatedBy = explanation.dimension();
        }
        CuratedClaimJson.GradeJson graded = claim.grade();
        String grade = "";
        if (graded != null) {
            grade = graded.level();
        }
        double belief = claim.beliefs().stream()
                .filter(side -> side.direction().equals(claim.direction()))
                .mapToDouble(BeliefJson::weighed)
                .max()
                .orElse(0);
        printer.printRecord(
                safe(claim.id()),
                safe(claim.agent().id()),
                safe(claim.agent().label()),
                claim.agent().manipulation(),
                safe(claim.outcome().id()),
                safe(claim.outcome().label()),
                claim.verdict(),
                claim.direction(),
                belief,
                claim.studies(),
                claim.counts().claims(),
                claim.counts().articles(),
                safe(separatedBy),
                grade,
                safe(claim.firstDate()),
                safe(claim.lastDate()),
                safe(claim.statement()));
    }

    private static String safe(String cell) {
        if (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
            return "'" + cell;
        }
        return cell;
    }
}
