package dev.consilience.service.ingest.rest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a form ({@code multipart/form-data}, RFC 7578), one behind the other, read as they come: none is kept on disk
 * or in memory. Fields that are no files are passed over.
 */
final class MultipartFiles {

    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    private final InputStream input;
    private final byte[] delimiter;
    private final byte[] buffer;
    private int position;
    private int filled;
    private boolean ended;

    /**
     * A file.
     *
     * @param content to be read before the next file is asked for; what is left of it is passed over
     */
    record FilePart(String name, Optional<String> contentType, InputStream content) {}

    /** Reads a form with a boundary as its content type names it. */
    MultipartFiles(InputStream input, String boundary) {
        this.input = input;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.buffer = new byte[BUFFER + delimiter.length];
        // The first boundary need not begin on a new line.
        buffer[0] = '\r';
        buffer[1] = '\n';
        filled = 2;
    }

    /**
     * The next file, or nothing at the form's end.
     *
     * @throws IOException if the form breaks off, or is none
     */
    Optional<FilePart> next() throws IOException {
        while (!ended) {
            new Content().skipAll();
            position += delimiter.length;
            String headers = headers();
            if (ended) {
                return Optional.empty();
            }
            Matcher name = FILE_NAME.matcher(header(headers, "content-disposition"));
            if (name.find()) {
                Optional<String> type =
                        Optional.of(header(headers, "content-type")).filter(text -> !text.isEmpty());
                return Optional.of(new FilePart(name.group(1).replaceAll("\\\\(.)", "$1"), type, new Content()));
            }
        }
        return Optional.empty();
    }

    /** The lines behind a boundary up to an empty one; two hyphens instead end the form. */
    private String headers() throws IOException {
        StringBuilder headers = new StringBuilder();
        while (headers.indexOf("\r\n\r\n") < 0) {
            headers.append((char) one());
            if (headers.indexOf("--") == 0) {
                ended = true;
                return "";
            }
            if (headers.length() > LONGEST_HEADERS) {
                throw new IOException("What stands before a file of the form is longer than " + LONGEST_HEADERS);
            }
        }
        byte[] bytes = headers.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private int one() throws IOException {
        if (position == filled) {
            fill();
        }
        int next = buffer[position] & 0xFF;
        position++;
        return next;
    }

    /** How many bytes surely belong to the part at hand; 0 at its end. */
    private int content() throws IOException {
        while (true) {
            int end = indexOfDelimiter();
            if (end >= 0) {
                return end - position;
            }
            int sure = filled - position - delimiter.length + 1;
            if (sure > 0) {
                return sure;
            }
            fill();
        }
    }

    private int indexOfDelimiter() {
        for (int i = position; i <= filled - delimiter.length; i++) {
            if (buffer[i] == '\r' && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        int count = input.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            throw new EOFException("The form ends before its last boundary");
        }
        filled += count;
    }

    /** The part at hand, up to the next boundary. */
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            if (read(one, 0, 1) < 0) {
                return -1;
            }
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int available = content();
            if (available == 0) {
                return -1;
            }
            int count = Math.min(available, length);
            System.arraycopy(buffer, position, bytes, offset, count);
            position += count;
            return count;
        }

        void skipAll() throws IOException {
            for (int available = content(); available > 0; available = content()) {
                position += available;
            }
        }
    }
}
