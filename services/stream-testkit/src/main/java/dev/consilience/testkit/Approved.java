package dev.consilience.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that may change only on purpose. The approved text stands in {@code src/test/resources/approved}; a text that
 * differs is written beside the test classes, from where it is approved by copying it over.
 */
public final class Approved {

    private Approved() {}

    /**
     * Compares a text with the approved one.
     *
     * @param name the file's name in {@code src/test/resources/approved}
     * @param consequence what whoever approves a change has to think of
     */
    public static void verify(String name, String actual, String consequence) {
        Path approved = Path.of("src/test/resources/approved", name);
        Path received = Path.of("target/received", name);
        try {
            String expected = "";
            if (Files.exists(approved)) {
                expected = Files.readString(approved);
            }
            if (!expected.equals(actual)) {
                Files.createDirectories(received.getParent());
                Files.writeString(received, actual);
            }
            assertThat(actual)
                    .as("%s differs from %s: %s", received, approved, consequence)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
