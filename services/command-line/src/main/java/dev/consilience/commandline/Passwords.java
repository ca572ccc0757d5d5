package dev.consilience.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where passwords come from. */
final class Passwords {

    private Passwords() {}

    /** Asks at the terminal; empty if there is none. */
    @SuppressWarnings(
            "SystemConsoleNull") // from JDK 22 on there is always one, which reads a line where there is no terminal
    static Optional<String> prompt(String question) {
        java.io.Console terminal = System.console();
        if (terminal == null) {
            return Optional.empty();
        }
        char[] typed = terminal.readPassword("%s", question);
        if (typed == null) {
            return Optional.empty();
        }
        return Optional.of(new String(typed));
    }

    /** The first line of standard input; empty if there is none. */
    static Optional<String> standardInput() throws IOException {
        return Optional.ofNullable(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
    }

    /** The first line of a file. */
    static String firstLine(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": there is no such file, or it may not be read");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Optional.ofNullable(lines.readLine()).orElse("").strip();
        }
    }
}
