package dev.consilience.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table of tab-separated values, cell by cell, in UTF-8, lines ended by a line feed.
 *
 * <h2>What spreadsheets make of cells</h2>
 *
 * <p>A spreadsheet runs a cell that begins with {@code =}, {@code +}, {@code -} or {@code @}, and one in quotes that does. So
 * a text that begins with one of these, with a quote or with an apostrophe gets an apostrophe before it, by which spreadsheets
 * know a text. Who reads the table otherwise takes one apostrophe from the beginning of each text that has one.
 */
final class TableOutput {

    /** The last four are what East Asian keyboards write for the first. */
    private static final String BEGINS_FORMULA = "=+-@\"'\uFF1D\uFF0B\uFF0D\uFF20";

    private static final int BUFFER = 64 * 1024;

    /** How a text is kept in one cell of one line. */
    enum Folding {
        /** Tab, line feed, carriage return and backslash are written as {@code \t}, {@code \n}, {@code \r} and {@code \\}. */
        ESCAPED,
        /** White space is one blank, for readers that know no escapes. */
        FOLDED
    }

    private final Writer output;
    private final Folding folding;
    private boolean lineStarted;
    private boolean listStarted;

    TableOutput(OutputStream output, Folding folding) {
        this.output = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), BUFFER);
        this.folding = folding;
    }

    /** Writes the names of the columns. */
    void header(List<String> columns) throws IOException {
        for (String column : columns) {
            code(column);
        }
        endLine();
    }

    /** A cell whose text is of this project's own making: an identifier, a constant; never of a paper or a person. */
    TableOutput code(String text) throws IOException {
        startCell();
        output.write(text);
        return this;
    }

    /** A cell with a number. */
    TableOutput number(long number) throws IOException {
        return code(Long.toString(number));
    }

    /** A cell with a number. */
    TableOutput number(double number) throws IOException {
        return code(Double.toString(number));
    }

    /** A cell with a text of which nothing is known. */
    TableOutput text(String text) throws IOException {
        startCell();
        if (!text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0) {
            output.write('\'');
        }
        switch (folding) {
            case ESCAPED -> escaped(Texts.plain(text));
            case FOLDED -> output.write(Texts.line(text));
        }
        return this;
    }

    /** A cell with a list, divided by vertical bars, whose items follow. */
    TableOutput list() throws IOException {
        startCell();
        listStarted = false;
        return this;
    }

    /** An item of the list that was begun; without vertical bars, tabs and line ends. */
    void item(String text) throws IOException {
        if (listStarted) {
            output.write('|');
        }
        listStarted = true;
        output.write(text);
    }

    /** Ends the line. */
    void endLine() throws IOException {
        output.write('\n');
        lineStarted = false;
    }

    void flush() throws IOException {
        output.flush();
    }

    private void startCell() throws IOException {
        if (lineStarted) {
            output.write('\t');
        }
        lineStarted = true;
    }

    private void escaped(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\t' -> output.write("\\t");
                case '\n' -> output.write("\\n");
                case '\r' -> output.write("\\r");
                case '\\' -> output.write("\\\\");
                default -> output.write(character);
            }
        }
    }
}
