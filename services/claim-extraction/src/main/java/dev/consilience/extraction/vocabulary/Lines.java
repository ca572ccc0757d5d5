package dev.consilience.extraction.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a text in UTF-8, each with its number. A line that is too long is passed over, not held in memory. */
final class Lines {

    /** The longest rows of the vocabularies that there are have some forty thousand characters. */
    static final int LONGEST = 1 << 20;

    private final Reader reader;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private int number;
    private boolean tooLong;

    Lines(InputStream stream) {
        this.reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /** The next line without its end; null behind the last. Of a line that is too long, the beginning. */
    @Nullable
    String next() throws IOException {
        StringBuilder longLine = new StringBuilder();
        boolean any = false;
        tooLong = false;
        while (true) {
            if (position == limit) {
                limit = reader.read(buffer, 0, buffer.length);
                position = 0;
                if (limit <= 0) {
                    limit = 0;
                    if (!any) {
                        return null;
                    }
                    break;
                }
            }
            any = true;
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            if (longLine.length() + position - start <= LONGEST) {
                longLine.append(buffer, start, position - start);
            } else {
                tooLong = true;
            }
            if (position < limit) {
                position++;
                break;
            }
        }
        number++;
        int length = longLine.length();
        if (length > 0 && longLine.charAt(length - 1) == '\r') {
            longLine.setLength(length - 1);
        }
        if (number == 1 && longLine.length() > 0 && longLine.charAt(0) == '\uFEFF') {
            longLine.deleteCharAt(0);
        }
        return longLine.toString();
    }

    /** Whether characters were lost, because the file is not UTF-8 or was damaged before. */
    static boolean isDamaged(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    /** The number of the last line, counted from one. */
    int number() {
        return number;
    }

    String place() {
        return "line " + number;
    }

    /** What is wrong with the last line as such, whatever stands in it; null if nothing. */
    @Nullable
    String problem(String line) {
        if (tooLong) {
            return "the line has more than " + LONGEST + " characters";
        }
        return null;
    }
}
