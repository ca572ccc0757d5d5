package dev.consilience.format.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of rules beside the code that reads it: tab-separated, the first line names the columns, lines that begin with
 * {@code #} are remarks. A table whose columns are not those asked for is refused, so that a slip shows at once.
 */
public final class Table {

    private Table() {}

    /** The rows of a resource beside a class, each with a cell for every column; a cell left out is empty. */
    public static List<List<String>> rows(Class<?> beside, String name, List<String> columns) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The table " + name + " is missing beside " + beside.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<List<String>> rows = new ArrayList<>();
            boolean header = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                List<String> cells = cells(line, columns.size(), name);
                if (!header) {
                    if (!cells.equals(columns)) {
                        throw new IllegalStateException(
                                "The table " + name + " has the columns " + cells + " and should have " + columns);
                    }
                    header = true;
                    continue;
                }
                rows.add(cells);
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " cannot be read", e);
        }
    }

    private static List<String> cells(String line, int columns, String name) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(cell.strip());
        }
        if (cells.size() > columns) {
            throw new IllegalStateException("A row of " + name + " has " + cells.size() + " cells: " + line);
        }
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }
}
