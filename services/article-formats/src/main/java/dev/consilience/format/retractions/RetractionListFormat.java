package dev.consilience.format.retractions;

import dev.consilience.format.ArticleFormat;
import dev.consilience.format.Head;
import dev.consilience.format.Hints;
import dev.consilience.format.Limits;
import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import dev.consilience.format.retractions.TableRows.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lists of retractions, corrections, concerns and reinstatements: the table of Retraction Watch, and what Open Retractions
 * says of an article, one a row. Told by the columns' names; their order does not count, and further columns do not matter.
 *
 * <p>A row is a record of the article itself and has no text of it. It is kept apart from what others say of the article,
 * so it takes effect whenever the article comes, and whatever the article's own record says.
 */
public final class RetractionListFormat implements ArticleFormat {

    /** Whose list it is. */
    enum Kind {
        RETRACTION_WATCH,
        OPEN_RETRACTIONS
    }

    /** The columns by which a list is told. */
    private static final Map<Kind, List<String>> COLUMNS = Map.of(
            Kind.RETRACTION_WATCH, List.of("originalpaperdoi", "retractionnature"),
            Kind.OPEN_RETRACTIONS, List.of("doi", "retracted", "updatetype"));

    private static final int LONGEST_ROW = 64 * 1024;
    private static final int LONGEST_HEADER = 4_096;

    @Override
    public String name() {
        return "list of retractions";
    }

    @Override
    public boolean recognises(Head head) {
        return kind(columns(firstLine(head.text()))).isPresent();
    }

    @Override
    public void read(InputStream input, Hints hints, Limits limits, Consumer<ParseOutcome> outcomes) {
        TableRows rows = new TableRows(input, Math.min(LONGEST_ROW, limits.recordBytes()));
        ListedRetraction reader = new ListedRetraction(hints, limits);
        int count = 0;
        try {
            List<String> columns = columns(rows.next().map(Row::text).orElse(""));
            Kind kind = kind(columns)
                    .orElseThrow(() -> new RefusalException(RefusalCode.BAD_ROW, "Its columns are not those it needs"));
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                count++;
                outcomes.accept(outcome(row.get(), count, kind, columns, reader));
            }
        } catch (IOException e) {
            String place = "behind row " + count;
            outcomes.accept(
                    new Refused(RefusalException.codeOf(e), place, RefusalException.reasonOf(e), new byte[0], true));
            return;
        }
        if (count == 0) {
            outcomes.accept(new Refused(RefusalCode.EMPTY_INPUT, "document", "The list holds no row", new byte[0]));
        }
    }

    private static ParseOutcome outcome(Row row, int count, Kind kind, List<String> columns, ListedRetraction reader) {
        String place = "row " + count + ", line " + row.line();
        try {
            if (row.broken()) {
                throw new RefusalException(
                        RefusalCode.BAD_ROW,
                        "A quote in it is not closed, or opens inside a cell, or it is longer than any row");
            }
            List<String> cells = cells(row.text());
            if (cells.size() != columns.size()) {
                throw new RefusalException(
                        RefusalCode.BAD_ROW, "It has " + cells.size() + " cells, and the header has " + columns.size());
            }
            Map<String, String> byColumn = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                byColumn.putIfAbsent(columns.get(i), cells.get(i));
            }
            return new Parsed(reader.read(kind, byColumn), place);
        } catch (RefusalException e) {
            return new Refused(
                    e.code(), place, RefusalException.reasonOf(e), row.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> cells(String row) throws RefusalException {
        try (CSVParser parser = CSVParser.parse(row, CSVFormat.RFC4180)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            RefusalException refusal =
                    new RefusalException(RefusalCode.BAD_ROW, "It cannot be divided into cells: " + e.getMessage());
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    private static Optional<Kind> kind(List<String> columns) {
        for (Kind kind : Kind.values()) {
            if (columns.containsAll(COLUMNS.getOrDefault(kind, List.of()))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The columns' names in lower-case letters and digits: spaces, dots and underscores are anybody's choice. */
    private static List<String> columns(String header) {
        if (header.length() > LONGEST_HEADER || header.indexOf(',') < 0) {
            return List.of();
        }
        try {
            return cells(header).stream()
                    .map(column -> column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                    .toList();
        } catch (RefusalException e) {
            return List.of();
        }
    }

    private static String firstLine(String text) {
        String start = text.stripLeading();
        int end = start.indexOf('\n');
        if (end < 0) {
            return start;
        }
        return start.substring(0, end);
    }
}
