package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Files of annotated corpora: JSON lines. */
public final class CorpusFiles {

    /** How much of a file is looked at to tell what it is, in bytes. */
    public static final int HEAD = 1 << 16;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of("\"mentions\"", "\"intervention\"", "\"subject\"", "\"relations\"", "\"pairs\"");

    private CorpusFiles() {}

    /**
     * Whether a stream holds the JSON lines of a corpus rather than papers; it stands at its beginning again.
     *
     * @param stream that remembers at least {@link #HEAD} bytes
     */
    public static boolean isCorpus(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD - 1);
        stream.reset();
        String text = new String(unpacked(head), StandardCharsets.UTF_8).stripLeading();
        int end = text.indexOf('\n');
        if (end < 0) {
            end = text.length();
        }
        String line = text.substring(0, end);
        return line.startsWith("{") && FIELDS.stream().anyMatch(line::contains);
    }

    private static byte[] unpacked(byte[] head) throws IOException {
        if (head.length < 2 || (head[0] & 0xff) != 0x1f || (head[1] & 0xff) != 0x8b) {
            return head;
        }
        byte[] unpacked = new byte[HEAD];
        int size = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            int read = in.read(unpacked, 0, HEAD);
            while (read > 0) {
                size += read;
                read = in.read(unpacked, size, HEAD - size);
            }
        } catch (EOFException e) {
            // Only the beginning is here.
            return Arrays.copyOf(unpacked, size);
        }
        return Arrays.copyOf(unpacked, size);
    }

    /**
     * The texts of articles by document, from JSON lines with {@code doc} and {@code text}.
     *
     * @throws IOException if a file cannot be read, or a line is no JSON
     */
    public static Map<String, String> articles(List<Path> files) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Path file : files) {
            try (InputStream stream = Files.newInputStream(file)) {
                TextLines.read(stream, (line, number) -> {
                    JsonNode article = JSON.readTree(line);
                    texts.put(article.path("doc").asText(), article.path("text").asText());
                });
            }
        }
        return texts;
    }
}
