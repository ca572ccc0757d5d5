package dev.consilience.extraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A table in a text file: tabs between columns, the columns' names in the first line, {@code #} before comments. Columns
 * that the reader of the table does not know are refused, so that a slip in a heading does not pass as an empty column.
 */
public final class TabbedTable {

    private TabbedTable() {}

    /**
     * One line of a table.
     *
     * @param place file and line, for messages
     * @param values by column; a column that the line leaves out is empty
     */
    public record Row(String place, Map<String, String> values) {

        /** The value of a column; empty where the line has none. */
        public String get(String column) {
            return values.getOrDefault(column, "");
        }

        /**
         * The value of a column that must have one.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public String require(String column) {
            String value = get(column);
            if (value.isBlank()) {
                throw new IllegalArgumentException(place + ": the column " + column + " is empty");
            }
            return value;
        }

        /** The values of a column that holds several, separated by vertical bars. */
        public List<String> list(String column) {
            return TabbedTable.list(get(column));
        }
    }

    /** The values of a cell that holds several, separated by vertical bars. */
    static List<String> list(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            int bar = value.indexOf('|', from);
            if (bar < 0) {
                bar = value.length();
            }
            String part = value.substring(from, bar).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = bar + 1;
        }
        return parts;
    }

    /** The rows of a resource beside this class. */
    public static List<Row> resource(String name, Set<String> columns) {
        try (InputStream stream = TabbedTable.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing");
            }
            return read(name, stream, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", e);
        }
    }

    /**
     * The rows of a file in UTF-8.
     *
     * @param name of the file, for messages
     * @param columns all that may appear; the first line says which do, in which order
     * @throws IllegalArgumentException if the first line names another column, or a line has more values than columns
     */
    public static List<Row> read(String name, InputStream stream, Set<String> columns) throws IOException {
        return read(name, stream, (place, line) -> header(place, line, columns));
    }

    /**
     * The rows of a file in UTF-8 that somebody else made, and that may have any columns beside those needed.
     *
     * @param name of the file, for messages
     * @param needed the columns that it must have
     * @throws IllegalArgumentException if the first line lacks one of them, or a line has more values than columns
     */
    static List<Row> readSome(String name, InputStream stream, Set<String> needed) throws IOException {
        return read(name, stream, (place, line) -> {
            List<String> header = List.of(line.split("\t", -1));
            for (String column : needed) {
                if (!header.contains(column)) {
                    throw new IllegalArgumentException(place + ": the column \"" + column + "\" is missing; there are "
                            + String.join(", ", header));
                }
            }
            return header;
        });
    }

    private static List<Row> read(String name, InputStream stream, BiFunction<String, String, List<String>> heading)
            throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String place = name + ", line " + number;
            if (header.isEmpty()) {
                header = heading.apply(place, line);
            } else {
                rows.add(row(place, line, header));
            }
        }
        return rows;
    }

    private static List<String> header(String place, String line, Set<String> columns) {
        List<String> header = List.of(line.split("\t", -1));
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException(place + ": unknown column \"" + column + "\"; known are "
                        + String.join(", ", columns.stream().sorted().toList()));
            }
            if (!seen.add(column)) {
                throw new IllegalArgumentException(place + ": the column \"" + column + "\" appears twice");
            }
        }
        return header;
    }

    private static Row row(String place, String line, List<String> header) {
        String[] cells = line.split("\t", -1);
        if (cells.length > header.size()) {
            throw new IllegalArgumentException(
                    place + ": " + cells.length + " values for " + header.size() + " columns in \"" + line + "\"");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            values.put(header.get(i), cells[i].strip());
        }
        return new Row(place, Collections.unmodifiableMap(values));
    }
}
