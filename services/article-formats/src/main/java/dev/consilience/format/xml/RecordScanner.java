package dev.consilience.format.xml;

import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an input into the elements that a set holds, without parsing them.
 *
 * <p>A parser that reads a whole set stops for good at the first thing that is not well-formed, and takes the records
 * behind it along. Cut first and parsed one by one, a broken record is one broken record, and its bytes are at hand for
 * the dead letter. The scanner knows as much XML as it needs for that: tags, comments, CDATA, declarations. An element
 * that opens again inside itself, or whose set closes before it does, has lost its end tag.
 */
final class RecordScanner {

    private static final int LONGEST_TAG = 4096;
    private static final Pattern ENCODING =
            Pattern.compile("\\Axml\\s.*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']", Pattern.DOTALL);

    /** What was found between two tags of the set. */
    sealed interface Piece {
        /** The number of the line on which it begins, from 1. */
        long line();

        /** An element, from its start tag to its end tag. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Element(String name, byte[] bytes, long line) implements Piece {}

        /** What cannot be cut into an element. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Broken(RefusalCode code, String reason, byte[] bytes, long line) implements Piece {}
    }

    private final InputStream input;
    private final int limit;
    private final Set<String> sets;
    private final Set<String> records;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long line = 1;
    private int pushedBack = -1;
    /** A byte that was given back has been captured once and must not be a second time. */
    private boolean pushedBackIsCaptured;

    private boolean skipNextCapture;

    private byte[] captured = new byte[32 * 1024];
    private int capturedLength;
    private boolean capturing;
    private boolean overflowed;

    private final StringBuilder openTag = new StringBuilder();
    private final Deque<String> openSets = new ArrayDeque<>();
    private boolean ended;
    private String encoding = "UTF-8";
    /** Start tag of a record that began inside an unclosed one, read already. */
    private String pendingTag = "";

    /**
     * Begins at the start of an input.
     *
     * @param limit how many bytes an element may have
     * @param sets the elements that hold records and are none themselves
     * @param records the elements that are records, and never stand inside each other
     */
    RecordScanner(InputStream input, int limit, Set<String> sets, Set<String> records) {
        this.input = input;
        this.limit = limit;
        this.sets = sets;
        this.records = records;
    }

    /** The encoding that the XML declaration names; what it says of UTF-16 has been dealt with before. */
    String encoding() {
        return encoding;
    }

    /** The next piece, or nothing at the end. */
    Optional<Piece> next() {
        if (ended) {
            return Optional.empty();
        }
        long start = line;
        try {
            if (!pendingTag.isEmpty()) {
                String tag = pendingTag;
                pendingTag = "";
                return Optional.of(element(tag, line));
            }
            while (true) {
                int next = read();
                start = line;
                if (next < 0) {
                    return end(start);
                }
                if (Character.isWhitespace(next) || next == 0xEF || next == 0xBB || next == 0xBF) {
                    continue;
                }
                startCapture();
                capture(next);
                if (next != '<') {
                    return Optional.of(strayText(start));
                }
                String tag = tag();
                if (tag.isEmpty()) {
                    stopCapture();
                    continue;
                }
                if (tag.startsWith("/")) {
                    if (closesSet(tag)) {
                        stopCapture();
                        continue;
                    }
                    String reason = "The end tag <" + shortened(tag) + "> has no start tag";
                    return Optional.of(new Piece.Broken(RefusalCode.MALFORMED_XML, reason, take(), start));
                }
                if (sets.contains(name(tag))) {
                    if (!tag.endsWith("/")) {
                        openSets.push(name(tag));
                    }
                    stopCapture();
                    continue;
                }
                return Optional.of(element(tag, start));
            }
        } catch (IOException e) {
            ended = true;
            return Optional.of(
                    new Piece.Broken(RefusalException.codeOf(e), RefusalException.reasonOf(e), take(), start));
        }
    }

    private Optional<Piece> end(long start) {
        ended = true;
        if (openSets.isEmpty()) {
            return Optional.empty();
        }
        String reason = "The end tag of <" + openSets.element() + "> is missing, so records may be missing too";
        return Optional.of(new Piece.Broken(RefusalCode.TRUNCATED_INPUT, reason, new byte[0], start));
    }

    /** Whether a tag ends a set that is open; if so, it is open no more, nor are those inside it. */
    private boolean closesSet(String tag) {
        if (openSets.isEmpty() || !tag.startsWith("/")) {
            return false;
        }
        String name = tag.substring(1).strip();
        if (!openSets.contains(name)) {
            return false;
        }
        while (!openSets.pop().equals(name)) {
            // a set inside it that was never ended
        }
        return true;
    }

    private Piece strayText(long start) throws IOException {
        while (true) {
            int next = read();
            if (next < 0) {
                break;
            }
            if (next == '<') {
                pushedBack = next;
                break;
            }
            capture(next);
        }
        return new Piece.Broken(RefusalCode.MALFORMED_XML, "Text stands between the records", take(), start);
    }

    /** Reads on from behind the start tag to behind the end tag. */
    private Piece element(String startTag, long start) throws IOException {
        String name = name(startTag);
        if (startTag.endsWith("/")) {
            return whole(name, start);
        }
        boolean record = records.contains(name);
        int depth = 1;
        while (true) {
            captureText();
            int next = read();
            if (next < 0) {
                ended = true;
                String reason = "The input ends inside <" + name + ">";
                return new Piece.Broken(RefusalCode.TRUNCATED_INPUT, reason, take(), start);
            }
            if (next != '<') {
                capture(next);
                continue;
            }
            int before = capturedLength;
            capture(next);
            if (skipOtherTag(name)) {
                continue;
            }
            String tag = tag();
            if (tag.isEmpty()) {
                continue;
            }
            if (closesSet(tag)) {
                return unclosed(name, before, start);
            }
            if (tag.startsWith("/") && tag.substring(1).strip().equals(name)) {
                depth--;
                if (depth == 0) {
                    return whole(name, start);
                }
            } else if (!tag.startsWith("/") && name(tag).equals(name) && !tag.endsWith("/")) {
                if (record) {
                    Piece broken = unclosed(name, before, start);
                    startCapture();
                    for (byte b : ("<" + tag + ">").getBytes(StandardCharsets.ISO_8859_1)) {
                        capture(b & 0xFF);
                    }
                    pendingTag = tag;
                    return broken;
                }
                depth++;
            }
        }
    }

    private Piece unclosed(String name, int length, long start) {
        byte[] all = take();
        byte[] bytes = Arrays.copyOf(all, Math.min(length, all.length));
        return new Piece.Broken(RefusalCode.MALFORMED_XML, "The end tag of <" + name + "> is missing", bytes, start);
    }

    private Piece whole(String name, long start) {
        if (overflowed) {
            return new Piece.Broken(
                    RefusalCode.TOO_LARGE,
                    "The element <" + shortened(name) + "> has more than " + limit + " bytes",
                    take(),
                    start);
        }
        return new Piece.Element(name, take(), start);
    }

    /**
     * Takes the rest of a tag of an element that is neither the record nor a set, if all of it is in the buffer and
     * nothing about it is unusual. Nearly all tags are of that kind, and this is where the time goes.
     */
    private boolean skipOtherTag(String name) {
        if (pushedBack >= 0) {
            return false;
        }
        int at = position;
        if (at < filled && buffer[at] == '/') {
            at++;
        }
        int nameStart = at;
        while (at < filled && isPlainNamePart(buffer[at])) {
            at++;
        }
        int nameEnd = at;
        if (nameEnd == nameStart || !isNameStart(buffer[nameStart]) || mayMatter(nameStart, nameEnd, name)) {
            return false;
        }
        int quote = 0;
        int lines = 0;
        for (; at < filled; at++) {
            int next = buffer[at];
            if (quote == 0 && next == '>') {
                at++;
                captureBuffered(at);
                line += lines;
                return true;
            }
            if (next == '<') {
                return false;
            }
            if (next == '\n') {
                lines++;
            }
            if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
            }
        }
        return false;
    }

    private boolean mayMatter(int nameStart, int nameEnd, String name) {
        if (is(name, nameStart, nameEnd)) {
            return true;
        }
        for (String set : openSets) {
            if (is(set, nameStart, nameEnd)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(String name, int nameStart, int nameEnd) {
        if (name.length() != nameEnd - nameStart) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != buffer[nameStart + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainNamePart(byte character) {
        return isNameStart(character)
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == ':'
                || character == '.';
    }

    /**
     * Reads the rest of what a {@code <} began. The inside of a tag comes back, and nothing for what is none: a comment,
     * CDATA, a declaration, a bare {@code <} in a text.
     */
    private String tag() throws IOException {
        int first = readCaptured();
        if (first == '!') {
            skipDeclaration();
            return "";
        }
        if (first == '?') {
            readInstruction();
            return "";
        }
        if (first != '/' && !isNameStart(first)) {
            giveBack(first);
            return "";
        }
        StringBuilder tag = openTag;
        tag.setLength(0);
        tag.append((char) first);
        int quote = 0;
        while (true) {
            int next = readCaptured();
            if (next < 0) {
                return "";
            }
            if (quote == 0 && next == '>') {
                return tag.toString();
            }
            if (next == '<') {
                // Not allowed in a tag, not even between quotes: what began is none, or one that was never closed.
                giveBack(next);
                return "";
            }
            if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
            }
            if (tag.length() < LONGEST_TAG) {
                tag.append((char) next);
            } else if (next == '/' || tag.charAt(tag.length() - 1) == '/') {
                tag.setCharAt(tag.length() - 1, (char) next);
            }
        }
    }

    private void skipDeclaration() throws IOException {
        int first = readCaptured();
        if (first == '-') {
            if (readCaptured() == '-') {
                skipTo("-->");
            }
            return;
        }
        if (first == '[') {
            skipTo("]]>");
            return;
        }
        int depth = 0;
        int quote = 0;
        for (int next = first; next >= 0; next = readCaptured()) {
            if (quote != 0) {
                if (next == quote) {
                    quote = 0;
                }
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '[') {
                depth++;
            } else if (next == ']') {
                depth--;
            } else if (next == '>' && depth <= 0) {
                return;
            }
        }
    }

    private void readInstruction() throws IOException {
        StringBuilder text = new StringBuilder();
        int last = 0;
        for (int next = readCaptured(); next >= 0; next = readCaptured()) {
            if (last == '?' && next == '>') {
                break;
            }
            last = next;
            if (text.length() < 400) {
                text.append((char) next);
            }
        }
        Matcher declared = ENCODING.matcher(text);
        if (declared.find()) {
            encoding = declared.group(1);
        }
    }

    private void skipTo(String end) throws IOException {
        int matched = 0;
        for (int next = readCaptured(); next >= 0; next = readCaptured()) {
            if (next == end.charAt(matched)) {
                matched++;
            } else if (next != end.charAt(0)) {
                matched = 0;
            } else if (matched < 2) {
                matched = 1;
            }
            // In "--->" and "]]]>" the last two of three still match: two stay matched.
            if (matched == end.length()) {
                return;
            }
        }
    }

    private static boolean isNameStart(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end)) && tag.charAt(end) != '/') {
            end++;
        }
        return tag.substring(0, end);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }

    private int readCaptured() throws IOException {
        int next = read();
        if (next >= 0) {
            capture(next);
        }
        return next;
    }

    private void giveBack(int character) {
        if (character < 0) {
            return;
        }
        pushedBack = character;
        pushedBackIsCaptured = capturing;
    }

    private int read() throws IOException {
        if (pushedBack >= 0) {
            int next = pushedBack;
            pushedBack = -1;
            skipNextCapture = pushedBackIsCaptured;
            pushedBackIsCaptured = false;
            return next;
        }
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
        filled = input.read(buffer, 0, buffer.length);
        position = 0;
        if (filled <= 0) {
            filled = 0;
            return false;
        }
        return true;
    }

    /** Captures what is in the buffer up to the next {@code <}. */
    private void captureText() {
        if (pushedBack >= 0 || skipNextCapture) {
            return;
        }
        int end = position;
        while (end < filled && buffer[end] != '<') {
            if (buffer[end] == '\n') {
                line++;
            }
            end++;
        }
        captureBuffered(end);
    }

    /** Captures what is in the buffer up to there, and goes on behind it. */
    private void captureBuffered(int end) {
        int length = end - position;
        if (capturing) {
            int kept = Math.min(length, limit - capturedLength);
            if (kept < length) {
                overflowed = true;
            }
            reserve(kept);
            System.arraycopy(buffer, position, captured, capturedLength, kept);
            capturedLength += kept;
        }
        position = end;
    }

    private void reserve(int more) {
        if (capturedLength + more > captured.length) {
            captured = Arrays.copyOf(captured, Math.max(capturedLength + more, 2 * captured.length));
        }
    }

    private void startCapture() {
        stopCapture();
        capturing = true;
    }

    private void stopCapture() {
        capturedLength = 0;
        capturing = false;
        overflowed = false;
        skipNextCapture = false;
        pushedBackIsCaptured = false;
    }

    private void capture(int next) {
        if (skipNextCapture) {
            skipNextCapture = false;
            return;
        }
        if (!capturing) {
            return;
        }
        if (capturedLength >= limit) {
            overflowed = true;
            return;
        }
        reserve(1);
        captured[capturedLength] = (byte) next;
        capturedLength++;
    }

    private byte[] take() {
        byte[] bytes = Arrays.copyOf(captured, capturedLength);
        stopCapture();
        return bytes;
    }
}
