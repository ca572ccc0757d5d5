package dev.consilience.format.common;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of an input, none of them longer in memory than a limit. */
public final class BoundedLines {

    /**
     * A line.
     *
     * @param bytes without what ends it
     * @param cut whether the line has more bytes than the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Line(byte[] bytes, long number, boolean cut) {}

    private final InputStream input;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long number;

    /** Begins at the start of an input. */
    public BoundedLines(InputStream input, int limit) {
        this.input = input;
        this.limit = limit;
    }

    /** The next line, or nothing at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean cut = false;
        while (true) {
            if (position == filled && !fill()) {
                break;
            }
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int kept = Math.min(end - position, limit - line.size());
            cut |= kept < end - position;
            line.write(buffer, position, kept);
            position = end;
            if (end < filled) {
                position++;
                break;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Line(withoutReturn(line.toByteArray()), number, cut));
    }

    private static byte[] withoutReturn(byte[] line) {
        if (line.length > 0 && line[line.length - 1] == '\r') {
            return Arrays.copyOf(line, line.length - 1);
        }
        return line;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, input.read(buffer, 0, buffer.length));
        return filled > 0;
    }
}
