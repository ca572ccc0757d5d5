package dev.consilience.format.common;

import dev.consilience.format.Hints;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input that is one document, in memory.
 *
 * @param bytes all of it, or what came before it failed
 * @param failure why it is not all of it
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one line to the next, never compared
public record WholeDocument(byte[] bytes, Optional<RefusalException> failure) {

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

    /** Reads at most so many bytes. */
    public static WholeDocument read(InputStream input, int limit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[16 * 1024];
        try {
            while (bytes.size() <= limit) {
                int count = input.read(chunk, 0, chunk.length);
                if (count < 0) {
                    return new WholeDocument(bytes.toByteArray(), Optional.empty());
                }
                bytes.write(chunk, 0, count);
            }
            return new WholeDocument(
                    bytes.toByteArray(),
                    Optional.of(new RefusalException(
                            RefusalCode.TOO_LARGE, "A single document may have " + limit + " bytes, and it has more")));
        } catch (IOException e) {
            RefusalException failure = new RefusalException(RefusalException.codeOf(e), RefusalException.reasonOf(e));
            failure.addSuppressed(e);
            return new WholeDocument(bytes.toByteArray(), Optional.of(failure));
        }
    }

    /**
     * The text, in UTF-8, or else in the encoding that the sender or the document names.
     *
     * @param declared what the document itself names
     * @throws RefusalException if it could not be read, or its bytes are no text in any of these
     */
    public String text(Hints hints, Optional<String> declared) throws RefusalException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        Optional<String> sent = hints.contentType().flatMap(WholeDocument::charsetIn);
        String encoding = sent.or(() -> declared).orElse("UTF-8");
        Optional<String> text = decode(StandardCharsets.UTF_8);
        if (text.isEmpty() && !encoding.equalsIgnoreCase("UTF-8")) {
            text = decode(charset(encoding));
        }
        if (text.isEmpty()) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "Its bytes are not " + encoding);
        }
        String found = text.get();
        if (found.startsWith("\uFEFF")) {
            found = found.substring(1);
        }
        if (found.chars().anyMatch(WholeDocument::isBinary)) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "It holds control characters that no text has");
        }
        return found;
    }

    /** The encoding that a content type or a page's mark names. */
    public static Optional<String> charsetIn(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        if (matcher.find()) {
            return Optional.of(matcher.group(1));
        }
        return Optional.empty();
    }

    private Optional<String> decode(Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Charset charset(String name) throws RefusalException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "The encoding " + name + " is not known");
        }
    }

    private static boolean isBinary(int character) {
        return character < 0x20
                && character != '\t'
                && character != '\n'
                && character != '\r'
                && character != '\f'
                && character != 0x0B
                && character != 0x1B;
    }
}
