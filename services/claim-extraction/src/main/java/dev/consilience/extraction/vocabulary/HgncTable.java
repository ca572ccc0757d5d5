package dev.consilience.extraction.vocabulary;

import dev.consilience.claim.Context;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.vocabulary.Concept;
import dev.consilience.vocabulary.ConceptType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * HGNC's complete set: a table with tabs, several values in one cell between vertical bars, cells with such values in
 * quotes. Genes whose symbol is approved are taken, with their names, former symbols and aliases.
 */
final class HgncTable {

    private static final List<String> NAMES = List.of("name", "alias_symbol", "prev_symbol", "alias_name", "prev_name");

    private HgncTable() {}

    static boolean isHeader(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        return columns.contains("hgnc_id") && columns.contains("symbol");
    }

    static void read(Lines lines, String header, Intake intake) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        for (String column : header.split("\t", -1)) {
            columns.putIfAbsent(column.strip(), columns.size());
        }
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            String problem = lines.problem(line);
            if (problem != null) {
                intake.refuse(lines.place(), problem);
                continue;
            }
            take(line.split("\t", -1), columns, lines.place(), intake);
        }
    }

    private static void take(String[] cells, Map<String, Integer> columns, String place, Intake intake) {
        String status = cell(cells, columns, "status");
        if (!status.isEmpty() && !status.equals("Approved")) {
            intake.leaveOut();
            return;
        }
        String symbol = cell(cells, columns, "symbol");
        if (symbol.isEmpty()) {
            intake.refuse(place, "the column symbol is empty");
            return;
        }
        Set<String> synonyms = new LinkedHashSet<>();
        for (String column : NAMES) {
            for (String name : cell(cells, columns, column).split("\\|", -1)) {
                if (!name.isBlank()) {
                    synonyms.add(name.strip());
                }
            }
        }
        synonyms.remove(symbol);
        try {
            intake.take(
                    place,
                    new Concept(
                            new Entity(new EntityId(cell(cells, columns, "hgnc_id")), symbol),
                            ConceptType.GENE_OR_PROTEIN,
                            new ArrayList<>(synonyms),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            Context.empty(),
                            "HGNC"));
        } catch (IllegalArgumentException e) {
            intake.refuse(place, String.valueOf(e.getMessage()));
        }
    }

    private static String cell(String[] cells, Map<String, Integer> columns, String column) {
        int at = columns.getOrDefault(column, cells.length);
        if (at >= cells.length) {
            return "";
        }
        String cell = cells[at].strip();
        if (cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"")) {
            return cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
        }
        return cell;
    }
}
