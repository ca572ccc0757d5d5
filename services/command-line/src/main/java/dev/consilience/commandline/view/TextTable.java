package dev.consilience.commandline.view;

import java.util.ArrayList;
import java.util.List;

/** A table of text: columns as wide as they need to be, up to a limit, behind which cells run on in further lines. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column; a number stands at its right edge. */
    public record Column(String heading, int widest, boolean number) {

        public Column {
            if (widest < heading.length()) {
                throw new IllegalArgumentException("The column " + heading + " is wider than " + widest);
            }
        }
    }

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row, with a cell for each column. */
    public TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("A row has " + columns.size() + " cells, not " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines of the table, heading first. */
    public List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        List<String> headings = columns.stream().map(Column::heading).toList();
        lines.add(line(headings, widths));
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        lines.add(line(rules, widths));
        for (List<String> row : rows) {
            addRow(row, widths, lines);
        }
        return lines;
    }

    private void addRow(List<String> row, int[] widths, List<String> lines) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < row.size(); i++) {
            List<String> cell = wrap(row.get(i), widths[i]);
            wrapped.add(cell);
            height = Math.max(height, cell.size());
        }
        for (int at = 0; at < height; at++) {
            List<String> cells = new ArrayList<>();
            for (List<String> cell : wrapped) {
                String part = "";
                if (at < cell.size()) {
                    part = cell.get(at);
                }
                cells.add(part);
            }
            lines.add(line(cells, widths));
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int width = columns.get(i).heading().length();
            for (List<String> row : rows) {
                width = Math.max(width, row.get(i).length());
            }
            widths[i] = Math.min(width, columns.get(i).widest());
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(GAP);
            }
            String space = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            if (columns.get(i).number()) {
                line.append(space).append(cells.get(i));
            } else {
                line.append(cells.get(i)).append(space);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Breaks a cell at spaces; a word that is too long by itself is cut. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space;
            if (space <= 0) {
                end = width;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
