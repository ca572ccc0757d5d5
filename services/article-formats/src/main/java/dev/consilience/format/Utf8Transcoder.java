package dev.consilience.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8, in constant memory; a byte order mark is dropped. */
final class Utf8Transcoder extends InputStream {

    private final Reader reader;
    private final Charset charset;
    private final char[] characters = new char[8192];
    private byte[] pending = new byte[0];
    private int position;
    private boolean first = true;

    Utf8Transcoder(InputStream wide, Charset charset) {
        this.charset = charset;
        this.reader = new InputStreamReader(
                wide,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        if (read(one, 0, 1) < 0) {
            return -1;
        }
        return one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == pending.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, pending.length - position);
        System.arraycopy(pending, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        try {
            // One place is kept free: a pair of surrogates must not be cut in two.
            int count = reader.read(characters, 0, characters.length - 1);
            if (count < 0) {
                return false;
            }
            if (Character.isHighSurrogate(characters[count - 1])) {
                int next = reader.read();
                if (next >= 0) {
                    characters[count] = (char) next;
                    count++;
                }
            }
            String text = new String(characters, 0, count);
            if (first && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            first = false;
            pending = text.getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        } catch (CharacterCodingException e) {
            throw new RefusalException(RefusalCode.NOT_TEXT, "It is marked as " + charset + ", and is not");
        }
    }
}
