package dev.consilience.format.retractions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a table into its rows, without dividing them into cells.
 *
 * <p>A cell in quotes may hold line ends. One whose closing quote is missing would swallow the rest of the table, so a row
 * is given up when it has grown too long: then its first line is a broken row, and the next line begins another one.
 */
final class TableRows {

    private static final int MOST_LINES = 200;

    /** One row as it stands in the table, from that line on; broken if its quotes do not close. */
    record Row(String text, long line, boolean broken) {}

    private record Line(String text, long number) {}

    private enum State {
        BEFORE_CELL,
        IN_CELL,
        IN_QUOTES,
        BEHIND_QUOTE,
        /** Something stands behind a quote that closes a cell: it was none, and one before it is missing. */
        BROKEN
    }

    private final Reader reader;
    private final int limit;
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private final char[] buffer = new char[16 * 1024];
    private int position;
    private int filled;
    private long number;

    /** Reads UTF-8; what is none of it costs the sign and not the row, since names and dates are ASCII. */
    TableRows(InputStream input, int limit) {
        this.reader = new InputStreamReader(input, StandardCharsets.UTF_8);
        this.limit = limit;
    }

    /** The next row that is not blank, or nothing at the end. */
    Optional<Row> next() throws IOException {
        Optional<Line> first = line();
        while (first.isPresent() && first.get().text().isBlank()) {
            first = line();
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder row = new StringBuilder(first.get().text());
        List<Line> more = new ArrayList<>();
        State state = behind(State.BEFORE_CELL, first.get().text());
        while (state == State.IN_QUOTES && more.size() < MOST_LINES && row.length() <= limit) {
            Optional<Line> next = line();
            if (next.isEmpty()) {
                break;
            }
            more.add(next.get());
            row.append('\n').append(next.get().text());
            state = behind(State.IN_QUOTES, next.get().text());
        }
        if (state == State.IN_QUOTES || state == State.BROKEN) {
            for (int i = more.size() - 1; i >= 0; i--) {
                givenBack.push(more.get(i));
            }
            return Optional.of(new Row(first.get().text(), first.get().number(), true));
        }
        return Optional.of(new Row(row.toString(), first.get().number(), row.length() > limit));
    }

    private static State behind(State before, String line) {
        State state = before;
        for (int i = 0; i < line.length(); i++) {
            state = behind(state, line.charAt(i));
        }
        return state;
    }

    private static State behind(State state, char next) {
        return switch (state) {
            case BEFORE_CELL -> {
                if (next == '"') {
                    yield State.IN_QUOTES;
                }
                yield inCell(next);
            }
            case IN_CELL -> inCell(next);
            case IN_QUOTES -> {
                if (next == '"') {
                    yield State.BEHIND_QUOTE;
                }
                yield State.IN_QUOTES;
            }
            case BEHIND_QUOTE -> {
                if (next == '"') {
                    yield State.IN_QUOTES;
                }
                if (next == ',') {
                    yield State.BEFORE_CELL;
                }
                yield State.BROKEN;
            }
            case BROKEN -> State.BROKEN;
        };
    }

    private static State inCell(char next) {
        if (next == ',') {
            return State.BEFORE_CELL;
        }
        return State.IN_CELL;
    }

    /** A line without its end; of one that is too long a little more than the limit, the rest being passed over. */
    private Optional<Line> line() throws IOException {
        if (!givenBack.isEmpty()) {
            return Optional.of(givenBack.pop());
        }
        StringBuilder text = new StringBuilder();
        boolean some = false;
        while (true) {
            if (position == filled) {
                filled = Math.max(reader.read(buffer, 0, buffer.length), 0);
                position = 0;
                if (filled == 0) {
                    break;
                }
            }
            some = true;
            char next = buffer[position];
            position++;
            if (next == '\n') {
                break;
            }
            if (text.length() <= limit) {
                text.append(next);
            }
        }
        if (!some) {
            return Optional.empty();
        }
        number++;
        if (text.length() > 0 && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        if (number == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF') {
            text.deleteCharAt(0);
        }
        return Optional.of(new Line(text.toString(), number));
    }
}
