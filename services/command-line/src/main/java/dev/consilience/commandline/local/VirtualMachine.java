package dev.consilience.commandline.local;

import dev.consilience.stream.watch.Pace;
import java.util.List;

/** What the virtual machine of a process is told. */
public final class VirtualMachine {

    private VirtualMachine() {}

    /**
     * The arguments for {@code java} by which a process has the memory that it needs at a pace, and is compiled as suits it.
     *
     * <p>Who follows begins with a small heap, which grows when it is needed: one that begins as large as it may be fills all of that before it is
     * collected for the first time, and never gives it back. Who catches up needs it anyway, and has it in large pages where the system has such,
     * see decision 18.
     *
     * <p>Who follows does without the second compiler, which takes more than it gives until some ten thousand papers have been read, and makes
     * those who wait for a paper wait for it too, see decision 20. Who catches up reads more than that.
     *
     * @param heapMb how large its heap may be, in MB
     */
    public static List<String> of(Pace pace, int heapMb) {
        String most = "-Xmx" + heapMb + "m";
        return switch (pace) {
            case FOLLOWING -> List.of("-Xms64m", most, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
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
