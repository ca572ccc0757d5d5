package dev.consilience.format.json;

import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts an input into the values that are records, without parsing them: those of an array, those of an array in an envelope
 * as services send it, one object, or one object a line.
 *
 * <p>A parser stops for good at the first thing that is not well-formed. Cut first and parsed one by one, a broken record is
 * one broken record, and its bytes are at hand for the dead letter. The scanner knows as much JSON as it needs for that:
 * strings, brackets, commas. Where a string or a bracket is not closed, nothing tells where the record ends, except among
 * records that stand on a line each.
 */
final class JsonScanner {

    /** Members of an envelope whose array holds the records: BioC's, PubTator's, Europe PMC's. */
    private static final Set<String> ARRAYS = Set.of("documents", "PubTator3", "PubTator", "resultList.result");

    private static final int LONGEST_NAME = 40;

    /** What was found. */
    sealed interface Piece {
        /** The number of the line on which it begins, from 1. */
        long line();

        /** A value, not parsed yet. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Value(byte[] bytes, long line) implements Piece {}

        /** What cannot be cut into a value. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Broken(RefusalCode code, String reason, byte[] bytes, long line) implements Piece {}
    }

    private enum State {
        /** Before the first value. */
        START,
        /** Behind a value that stands in nothing. */
        BEHIND,
        /** In an array of records, before the first. */
        ARRAY,
        /** In an array of records, behind one. */
        BEHIND_ELEMENT,
        /** In an array of records, behind a comma. */
        BEHIND_COMMA,
        /** In an envelope, behind the array of records. */
        ENVELOPE,
        ENDED
    }

    private final InputStream input;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long line = 1;

    private State state = State.START;
    private boolean enveloped;
    private boolean linewise;
    private int envelopeDepth;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private boolean overflowed;

    JsonScanner(InputStream input, int limit) {
        this.input = input;
        this.limit = limit;
    }

    /** Whether the records stand in an envelope or an array, so that none at all is an answer without results. */
    boolean isCollection() {
        return enveloped;
    }

    /** The next piece, or nothing at the end. */
    Optional<Piece> next() {
        long start = line;
        try {
            while (state != State.ENDED) {
                start = line;
                Optional<Piece> piece = step();
                if (piece.isPresent()) {
                    return piece;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            state = State.ENDED;
            return Optional.of(new Piece.Broken(
                    RefusalException.codeOf(e), RefusalException.reasonOf(e), captured.toByteArray(), start));
        }
    }

    private Optional<Piece> step() throws IOException {
        if (state == State.ENVELOPE) {
            return envelope();
        }
        int next = skipSpace();
        if (next == 0xEF && state == State.START && position == 0) {
            return byteOrderMark();
        }
        switch (state) {
            case START -> {
                if (next < 0) {
                    state = State.ENDED;
                } else if (next == '[') {
                    read();
                    enveloped = true;
                    state = State.ARRAY;
                } else {
                    return value();
                }
            }
            case BEHIND -> {
                if (next < 0) {
                    state = State.ENDED;
                } else if (next == '{' && !enveloped) {
                    return value();
                } else {
                    return broken("Something follows the value");
                }
            }
            case ARRAY -> {
                if (next == ']') {
                    closeArray();
                } else {
                    return element(next);
                }
            }
            case BEHIND_COMMA -> {
                return element(next);
            }
            case BEHIND_ELEMENT -> {
                if (next == ',') {
                    read();
                    state = State.BEHIND_COMMA;
                } else if (next == ']') {
                    closeArray();
                } else if (next < 0) {
                    return truncated();
                } else {
                    return broken("Something other than a comma follows a value of an array");
                }
            }
            case ENVELOPE, ENDED -> throw new IllegalStateException("No step in " + state);
        }
        return Optional.empty();
    }

    private Optional<Piece> byteOrderMark() throws IOException {
        read();
        if (read() == 0xBB && read() == 0xBF) {
            return Optional.empty();
        }
        return broken("It begins with half a byte order mark");
    }

    private void closeArray() throws IOException {
        read();
        if (envelopeDepth > 0) {
            state = State.ENVELOPE;
        } else {
            state = State.BEHIND;
        }
    }

    private Optional<Piece> element(int next) throws IOException {
        if (next < 0) {
            return truncated();
        }
        if (next == ',' || next == ']' || next == '}') {
            return broken("A value of an array is missing");
        }
        return value();
    }

    private Optional<Piece> truncated() {
        state = State.ENDED;
        return Optional.of(new Piece.Broken(
                RefusalCode.TRUNCATED_INPUT,
                "It is not well-formed JSON: it ends before its array does, so records may be missing",
                new byte[0],
                line));
    }

    /** What cannot be read on from: the rest of the input is not looked at. */
    private Optional<Piece> broken(String reason) throws IOException {
        long start = line;
        captured.reset();
        overflowed = false;
        for (int next = read(); next >= 0 && captured.size() < 1_000; next = read()) {
            capture(next);
        }
        state = State.ENDED;
        return Optional.of(new Piece.Broken(
                RefusalCode.MALFORMED_JSON, "It is not well-formed JSON: " + reason, captured.toByteArray(), start));
    }

    /** Cuts a value out, or enters the array of records in it. */
    private Optional<Piece> value() throws IOException {
        captured.reset();
        overflowed = false;
        long start = line;
        boolean outermost = state == State.START || state == State.BEHIND;
        boolean mayEnvelop = state == State.START;
        int first = peek();
        if (first != '{' && first != '[' && first != '"') {
            return scalar(start);
        }
        Names names = new Names();
        int depth = 0;
        int last = 0;
        while (true) {
            int next = read();
            if (next < 0) {
                state = State.ENDED;
                return Optional.of(new Piece.Broken(
                        RefusalCode.TRUNCATED_INPUT,
                        "It is not well-formed JSON: it ends in the middle of a value",
                        captured.toByteArray(),
                        start));
            }
            if (next == '\n' && outermost && breaksLine(start, last)) {
                state = State.BEHIND;
                return Optional.of(lineBroken(start));
            }
            capture(next);
            if (next == '"') {
                if (!string(names, start, outermost)) {
                    state = State.BEHIND;
                    return Optional.of(lineBroken(start));
                }
            } else if (next == '{' || next == '[') {
                depth++;
                if (mayEnvelop && next == '[' && ARRAYS.contains(names.path(depth - 1))) {
                    captured.reset();
                    enveloped = true;
                    envelopeDepth = depth - 1;
                    state = State.ARRAY;
                    return Optional.empty();
                }
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (next == ':') {
                names.nameIs(depth);
            }
            if (!isSpace(next)) {
                last = next;
            }
            if (depth == 0) {
                break;
            }
        }
        if (outermost) {
            state = State.BEHIND;
        } else {
            state = State.BEHIND_ELEMENT;
        }
        return Optional.of(cut(start));
    }

    /** Whether the line ends a record that never ended: among records on a line each, or where none could go on so. */
    private boolean breaksLine(long start, int last) throws IOException {
        // The line's end itself has been counted.
        boolean onOneLine = line == start + 1;
        boolean goesOn = last == ',' || last == '[' || last == ':' || last == '{';
        return onOneLine && peek() == '{' && (linewise || !goesOn);
    }

    private Piece lineBroken(long start) {
        return new Piece.Broken(
                RefusalCode.MALFORMED_JSON,
                "It is not well-formed JSON: its line ends before it does",
                captured.toByteArray(),
                start);
    }

    private Piece cut(long start) throws IOException {
        if (overflowed) {
            return new Piece.Broken(
                    RefusalCode.TOO_LARGE,
                    "A record may have " + limit + " bytes, and it has more",
                    captured.toByteArray(),
                    start);
        }
        if (state == State.BEHIND && line == start && peek() == '\n') {
            linewise = true;
        }
        return new Piece.Value(captured.toByteArray(), start);
    }

    private Optional<Piece> scalar(long start) throws IOException {
        boolean inArray = state == State.ARRAY || state == State.BEHIND_COMMA;
        for (int next = peek(); next >= 0; next = peek()) {
            if (inArray && (next == ',' || next == ']' || next == '}')) {
                break;
            }
            if (next == '\n' && !inArray) {
                break;
            }
            capture(read());
        }
        if (inArray) {
            state = State.BEHIND_ELEMENT;
        } else {
            state = State.BEHIND;
        }
        return Optional.of(cut(start));
    }

    /**
     * Reads a string from behind its first quotation mark to behind its last.
     *
     * @return whether it goes on to its end; a line may end one where records stand on a line each
     */
    private boolean string(Names names, long start, boolean outermost) throws IOException {
        names.begin();
        boolean escaped = false;
        while (true) {
            int next = read();
            if (next < 0) {
                return true;
            }
            if (next == '\n' && outermost && line == start + 1 && peek() == '{') {
                return false;
            }
            capture(next);
            if (escaped) {
                escaped = false;
            } else if (next == '\\') {
                escaped = true;
            } else if (next == '"') {
                names.end();
                return true;
            }
            names.add(next);
        }
    }

    /** Reads what stands behind the array of records, up to the end of the envelope or to a further such array. */
    private Optional<Piece> envelope() throws IOException {
        boolean inString = false;
        boolean escaped = false;
        while (envelopeDepth > 0) {
            int next = read();
            if (next < 0) {
                return truncated();
            }
            if (inString) {
                if (escaped) {
                    escaped = false;
                } else if (next == '\\') {
                    escaped = true;
                } else if (next == '"') {
                    inString = false;
                }
            } else if (next == '"') {
                inString = true;
            } else if (next == '{' || next == '[') {
                envelopeDepth++;
            } else if (next == '}' || next == ']') {
                envelopeDepth--;
            }
        }
        state = State.BEHIND;
        return Optional.empty();
    }

    /** The names of the members that are open, as far as records may stand below them. */
    private static final class Names {

        private String lastString = "";
        private String outer = "";
        private String inner = "";
        private final ByteArrayOutputStream name = new ByteArrayOutputStream();

        void begin() {
            name.reset();
        }

        void end() {
            lastString = name.toString(StandardCharsets.UTF_8);
        }

        void add(int next) {
            if (name.size() <= LONGEST_NAME) {
                name.write(next);
            }
        }

        void nameIs(int depth) {
            if (depth == 1) {
                outer = lastString;
                inner = "";
            } else if (depth == 2) {
                inner = lastString;
            }
        }

        String path(int depth) {
            return switch (depth) {
                case 1 -> outer;
                case 2 -> outer + "." + inner;
                default -> "";
            };
        }
    }

    private int skipSpace() throws IOException {
        int next = peek();
        while (isSpace(next)) {
            read();
            next = peek();
        }
        return next;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private int peek() throws IOException {
        if (position == filled && !fill()) {
            return -1;
        }
        return buffer[position] & 0xFF;
    }

    private int read() throws IOException {
        if (position == filled && !fill()) {
            return -1;
        }
        int next = buffer[position] & 0xFF;
        position++;
        if (next == '\n') {
            line++;
        }
        return next;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, input.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private void capture(int next) {
        if (captured.size() >= limit) {
            overflowed = true;
            return;
        }
        captured.write(next);
    }
}
