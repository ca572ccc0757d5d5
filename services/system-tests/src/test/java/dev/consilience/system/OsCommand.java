package dev.consilience.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the operating system, and threads that are waited for. */
final class OsCommand {

    private OsCommand() {}

    /**
     * Runs a command to its end.
     *
     * @return what it said
     * @throws IOException if it ends with another code than 0, with what it said
     */
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted during " + command);
        }
        return said;
    }

    /** Waits for the end of a thread; an interrupt ends the waiting and is kept. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
