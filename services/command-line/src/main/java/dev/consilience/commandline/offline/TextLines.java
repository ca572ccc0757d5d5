package dev.consilience.commandline.offline;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Lines of text in UTF-8, compressed with gzip or not; blank lines are left out. */
public final class TextLines {

    private static final int GZIP_MAGIC = 0x1f8b;

    /** Takes a line. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a line.
         *
         * @param line without its end
         * @param number from 1
         */
        void take(String line, int number) throws IOException;
    }

    private TextLines() {}

    /**
     * Hands over every line.
     *
     * @throws IOException if the stream cannot be read; what was read until then has been handed over
     */
    public static void read(InputStream stream, Taker taker) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(unpacked(stream), StandardCharsets.UTF_8))) {
            int number = 0;
            String line = reader.readLine();
            while (line != null) {
                number++;
                if (!line.isBlank()) {
                    taker.take(line, number);
                }
                line = reader.readLine();
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        if (magic == GZIP_MAGIC) {
            return new GZIPInputStream(buffered);
        }
        return buffered;
    }
}
