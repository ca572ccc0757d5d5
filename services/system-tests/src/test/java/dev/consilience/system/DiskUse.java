package dev.consilience.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the files below a folder take of the disk, which is less than their length where a broker made an index that it fills later. */
final class DiskUse {

    private static final double BYTES_PER_MB = 1e6;

    private DiskUse() {}

    /** In megabytes; of a folder that is not there, 0. Files that go while they are counted count nothing. Asks {@code du}. */
    static double megabytes(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(folder)) {
            return 0;
        }
        Process counting = new ProcessBuilder("du", "--summarize", "--block-size=1", folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        String counted = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        counting.waitFor();
        return Long.parseLong(counted.split("\\s", 2)[0]) / BYTES_PER_MB;
    }
}
