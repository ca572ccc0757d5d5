package dev.consilience.format.common;

import dev.consilience.format.ParseOutcome;
import dev.consilience.format.ParseOutcome.Parsed;
import dev.consilience.format.ParseOutcome.Refused;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a format whose records are made of lines, one record at a time. A record that is broken or too large is refused,
 * and those behind it are read.
 */
public final class LineRecords {

    /** Where no line begins a record, every line could become a dead letter of its own. */
    private static final int MOST_BROKEN_IN_A_ROW = 1_000;

    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_START = 80;

    /** How records are told apart. Lines are given by their first bytes, one character a byte. */
    public interface Shape {
        /** Whether a record begins with this line, where the open one began with that; with an empty one none is open. */
        boolean begins(String line, String open);

        /** Whether the line ends the record that is open. */
        boolean ends(String line);

        /** What the record that begins with this line is called, for people; may be empty. */
        String name(String line);
    }

    /** Makes of the lines of a record what it says. */
    @FunctionalInterface
    public interface Reader {
        List<Noted> read(List<String> lines) throws RefusalException;
    }

    private final int limit;
    private final Shape shape;
    private final Reader reader;
    private final Consumer<ParseOutcome> outcomes;

    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private String open = "";
    private boolean stray;
    private long firstLine;
    private int lines;
    private boolean overflowed;
    private int count;
    private int brokenInARow;

    private LineRecords(int limit, Shape shape, Reader reader, Consumer<ParseOutcome> outcomes) {
        this.limit = limit;
        this.shape = shape;
        this.reader = reader;
        this.outcomes = outcomes;
    }

    /**
     * Reads a whole input.
     *
     * @param recordBytes how many bytes a record may have
     */
    public static void read(
            InputStream input, int recordBytes, Shape shape, Reader reader, Consumer<ParseOutcome> outcomes) {
        new LineRecords(recordBytes, shape, reader, outcomes).read(input);
    }

    private void read(InputStream input) {
        BoundedLines source = new BoundedLines(input, limit);
        try {
            for (Optional<BoundedLines.Line> line = source.next(); line.isPresent(); line = source.next()) {
                add(line.get());
                if (brokenInARow == MOST_BROKEN_IN_A_ROW) {
                    String reason = "So many records in a row were broken that the rest was not read";
                    outcomes.accept(new Refused(
                            RefusalCode.UNKNOWN_RECORD, "behind record " + count, reason, new byte[0], true));
                    return;
                }
            }
        } catch (IOException e) {
            count++;
            outcomes.accept(new Refused(
                    RefusalException.codeOf(e), place(), RefusalException.reasonOf(e), record.toByteArray()));
            return;
        }
        close();
        if (count == 0) {
            outcomes.accept(new Refused(RefusalCode.EMPTY_INPUT, "document", "It holds no record", new byte[0]));
        }
    }

    private void add(BoundedLines.Line line) {
        String start = start(line);
        if (shape.begins(start, open)) {
            close();
            open = start;
            append(line);
            return;
        }
        if (!open.isEmpty() && shape.ends(start)) {
            append(line);
            close();
            return;
        }
        if (open.isEmpty() && !stray) {
            if (start.isBlank()) {
                return;
            }
            stray = true;
        } else if (stray && start.isBlank()) {
            close();
            return;
        }
        append(line);
    }

    private static String start(BoundedLines.Line line) {
        int from = 0;
        byte[] bytes = line.bytes();
        if (line.number() == 1 && bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB) {
            from = 3;
        }
        int length = Math.min(bytes.length - from, LONGEST_START);
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private void append(BoundedLines.Line line) {
        if (lines == 0) {
            firstLine = line.number();
        }
        lines++;
        int room = Math.max(0, limit - record.size() - 1);
        overflowed |= line.cut() || lines > MOST_LINES || line.bytes().length > room;
        if (lines > 1 && room > 0) {
            record.write('\n');
        }
        record.write(line.bytes(), 0, Math.min(room, line.bytes().length));
    }

    private void close() {
        if (lines == 0) {
            return;
        }
        count++;
        byte[] bytes = record.toByteArray();
        String place = place();
        try {
            if (stray) {
                throw new RefusalException(RefusalCode.UNKNOWN_RECORD, "Lines stand there that are part of no record");
            }
            if (overflowed) {
                throw new RefusalException(
                        RefusalCode.TOO_LARGE,
                        "A record may have " + limit + " bytes in " + MOST_LINES + " lines, and it has more");
            }
            for (Noted noted : reader.read(decode(bytes).lines().toList())) {
                outcomes.accept(new Parsed(noted.record(), noted.place(place)));
            }
            brokenInARow = 0;
        } catch (RefusalException e) {
            outcomes.accept(new Refused(e.code(), place, RefusalException.reasonOf(e), bytes));
            brokenInARow++;
        }
        record.reset();
        open = "";
        stray = false;
        lines = 0;
        overflowed = false;
    }

    private String place() {
        String name = shape.name(open);
        if (!name.isEmpty()) {
            name = " (" + name + ")";
        }
        return "record " + Math.max(1, count) + name + ", line " + Math.max(1, firstLine);
    }

    private static String decode(byte[] bytes) throws RefusalException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                return text.substring(1);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "Its bytes are not UTF-8");
        }
    }
}
