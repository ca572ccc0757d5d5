package dev.consilience.commandline.local;

import dev.consilience.stream.watch.Pace;
import java.util.List;

/** What the virtual machine of a process is told. */
public final class VirtualMachine {

    private VirtualMachine() {}

    /**
     * The arguments for {@code java} by which a process has the memory that it needs at a pace.
     *
     * <p>Who follows begins with a small heap, which grows when it is needed: one that begins as large as it may be fills all of that before it is
     * collected for the first time, and never gives it back. Who catches up needs it anyway, and has it in large pages where the system has such,
     * see decision 18.
     *
     * @param heapMb how large its heap may be, in MB
     */
    public static List<String> of(Pace pace, int heapMb) {
        String most = "-Xmx" + heapMb + "m";
        return switch (pace) {
            case FOLLOWING -> List.of("-Xms64m", most, "-XX:+UseSerialGC");
            case CATCHING_UP ->
                List.of(
                        "-Xms" + heapMb + "m",
                        most,
                        "-XX:+UseSerialGC",
                        // There is no such option but on Linux.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UseTransparentHugePages");
        };
    }
}
