package dev.consilience.commandline.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for saying why something did not start. */
public final class LogTail {

    private static final int LONGEST = 64 * 1024;

    private LogTail() {}

    /** The last lines of a log; of one that cannot be read, that. */
    public static List<String> of(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of("(it has written no log)");
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int length = (int) Math.min(LONGEST, file.length());
            file.seek(file.length() - length);
            byte[] bytes = new byte[length];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + e.getMessage() + ")");
        }
    }
}
