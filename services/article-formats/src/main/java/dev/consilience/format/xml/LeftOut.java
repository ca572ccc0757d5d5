package dev.consilience.format.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes elements that no article is made of out of a record before it is parsed: references and authors are more than half
 * of its bytes. Of a list of which only the last part counts it leaves that. What is not plainly such an element is left to
 * the parser.
 */
final class LeftOut {

    private static final byte OPEN = '<';
    private static final byte CLOSE = '>';
    private static final byte SLASH = '/';

    private final List<byte[]> names;
    private final Map<String, byte[]> lastParts = new TreeMap<>();
    /** By first letter, whether a name begins with it. */
    private final boolean[] starts = new boolean[128];

    /**
     * For elements of those names.
     *
     * @param names those that are left out
     * @param lists those of which the last part is left, with the name of such a part
     */
    LeftOut(Collection<String> names, Map<String, String> lists) {
        lists.forEach((list, part) -> lastParts.put(list, part.getBytes(StandardCharsets.US_ASCII)));
        this.names = Stream.concat(names.stream(), lists.keySet().stream())
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.names.forEach(name -> starts[name[0]] = true);
    }

    /**
     * The record without these elements.
     *
     * @param record in UTF-8 or another encoding in which the signs of XML are single bytes
     * @return the record as it is where it has comments or CDATA, in which tags are none
     */
    byte[] from(byte[] record) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(record.length);
        int kept = 0;
        int at = 0;
        while (at < record.length - 1) {
            if (record[at] != OPEN) {
                at++;
                continue;
            }
            if (record[at + 1] == '!') {
                return record;
            }
            if (!starts[record[at + 1] & 0x7F]) {
                at++;
                continue;
            }
            Optional<byte[]> name = startingAt(record, at + 1);
            if (name.isEmpty()) {
                at++;
                continue;
            }
            int end = end(record, at, name.get());
            if (end < 0) {
                return record;
            }
            byte[] part = lastParts.get(new String(name.get(), StandardCharsets.US_ASCII));
            if (part == null) {
                rest.write(record, kept, at - kept);
                kept = end;
                at = end;
                continue;
            }
            int inside = close(record, at) + 1;
            int last = last(record, inside, end, part);
            if (last > inside) {
                rest.write(record, kept, inside - kept);
                kept = last;
                inside = last;
            }
            at = inside;
        }
        if (kept == 0) {
            return record;
        }
        rest.write(record, kept, record.length - kept);
        return rest.toByteArray();
    }

    private Optional<byte[]> startingAt(byte[] record, int at) {
        for (byte[] name : names) {
            if (isName(record, at, name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isName(byte[] record, int at, byte[] name) {
        int end = at + name.length;
        if (end >= record.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (record[at + i] != name[i]) {
                return false;
            }
        }
        byte next = record[end];
        return next == CLOSE || next == SLASH || next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** Behind the end tag that belongs to the start tag here, or -1 if that is not plain to see. */
    private static int end(byte[] record, int start, byte[] name) {
        int depth = 0;
        int at = start;
        while (at < record.length - 1) {
            if (record[at] != OPEN) {
                at++;
                continue;
            }
            if (record[at + 1] == '!') {
                return -1;
            }
            boolean ends = record[at + 1] == SLASH && isName(record, at + 2, name);
            if (ends || isName(record, at + 1, name)) {
                int close = close(record, at);
                if (close < 0) {
                    return -1;
                }
                if (ends) {
                    depth--;
                } else if (record[close - 1] != SLASH) {
                    depth++;
                }
                at = close + 1;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return -1;
    }

    /** Where the last part of a list begins, or -1 if nothing is plainly that. */
    private static int last(byte[] record, int from, int to, byte[] part) {
        for (int at = to - 1; at >= from; at--) {
            if (record[at] == OPEN && isName(record, at + 1, part)) {
                int end = end(record, at, part);
                while (end > 0 && end < to && record[end] <= ' ') {
                    end++;
                }
                // Behind it comes the end tag of the list and nothing else: parts in parts are left to the parser.
                if (end > 0 && end < to && record[end] == OPEN && close(record, end) == to - 1) {
                    return at;
                }
                return -1;
            }
        }
        return -1;
    }

    private static int close(byte[] record, int tag) {
        for (int at = tag + 1; at < record.length; at++) {
            if (record[at] == CLOSE) {
                return at;
            }
            if (record[at] == OPEN) {
                return -1;
            }
        }
        return -1;
    }
}
