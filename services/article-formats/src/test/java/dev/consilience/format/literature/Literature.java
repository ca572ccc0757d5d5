package dev.consilience.format.literature;

import dev.consilience.article.SourceRecord;
import dev.consilience.format.ArticleFormats;
import dev.consilience.format.Hints;
import dev.consilience.format.ParseOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Real papers, which are not part of the project: a folder {@code papers} in the one that the system property {@code
 * consilience.shared} names. Tests that need them are skipped where they are not.
 */
public final class Literature {

    private static final int TAR_BLOCK = 512;

    private Literature() {}

    /** A file in that folder, which need not be there. */
    public static Path file(String name) {
        return Path.of(System.getProperty("consilience.shared", "../../../shared"), "papers", name);
    }

    /** A file's content, unpacked. */
    static byte[] unpacked(String name) throws IOException {
        try (InputStream stream = stream(name)) {
            return stream.readAllBytes();
        }
    }

    /** A file's content, unpacked while it is read. */
    static InputStream stream(String name) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file(name)));
    }

    /** The files of an archive by their paths in it, in memory: nothing is written, whatever the paths say. */
    public static Map<String, byte[]> archive(String name) throws IOException {
        byte[] tar = unpacked(name);
        Map<String, byte[]> files = new TreeMap<>();
        int at = 0;
        while (at + TAR_BLOCK <= tar.length && tar[at] != 0) {
            String path = field(tar, at, 100);
            int length = Integer.parseInt(field(tar, at + 124, 12).strip(), 8);
            byte type = tar[at + 156];
            at += TAR_BLOCK;
            if (type == '0' || type == 0) {
                byte[] content = new byte[length];
                System.arraycopy(tar, at, content, 0, length);
                files.put(path, content);
            }
            at += (length + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
        }
        return files;
    }

    private static String field(byte[] tar, int at, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + length && tar[i] != 0; i++) {
            text.append((char) tar[i]);
        }
        return text.toString();
    }

    /** What becomes of an input. */
    static List<ParseOutcome> outcomes(byte[] input) {
        List<ParseOutcome> outcomes = new ArrayList<>();
        ArticleFormats.read(new ByteArrayInputStream(input), Hints.none(), outcomes::add);
        return outcomes;
    }

    /** The records among what becomes of an input. */
    public static List<SourceRecord> records(byte[] input) {
        return outcomes(input).stream()
                .filter(ParseOutcome.Parsed.class::isInstance)
                .map(ParseOutcome.Parsed.class::cast)
                .map(ParseOutcome.Parsed::record)
                .toList();
    }
}
