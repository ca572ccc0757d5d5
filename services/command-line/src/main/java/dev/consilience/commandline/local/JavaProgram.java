package dev.consilience.commandline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Java that runs this, which runs the rest too. */
public final class JavaProgram {

    private JavaProgram() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The beginning of a command that runs one of several processes that share a small machine for long: a collector that needs no threads
     * of its own, and memory in large pages. A processor that goes from one process to the next has forgotten where their pages are, and
     * looks each up again; of large pages there are few. On Linux alone, where they need no preparation.
     */
    public static List<String> forLong() {
        List<String> command = new ArrayList<>(List.of(path(), "-XX:+UseSerialGC"));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            command.add("-XX:+UseTransparentHugePages");
        }
        return command;
    }
}
