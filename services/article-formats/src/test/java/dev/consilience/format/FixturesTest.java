package dev.consilience.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Put a file into a folder of {@code fixtures} and what is to come out beside it, under the same name with {@code
 * .expected} behind it, and it is tested. Where the expectation is missing the test fails and leaves what came out in
 * {@code target/fixtures}, to be read and, if it is right, moved beside the file.
 */
class FixturesTest {

    private static Path folder() {
        return Path.of("src", "test", "resources", "fixtures");
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".expected"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void comesOutAsExpected(Path file) throws IOException {
        Path expected = file.resolveSibling(file.getFileName() + ".expected");
        byte[] bytes = Files.readAllBytes(file);

        String actual = Outcomes.approvable(Outcomes.of(bytes, Hints.none()));

        Path results = Path.of("target", "fixtures");
        Files.createDirectories(results);
        Path copy = results.resolve(folder().relativize(expected).toString().replace(File.separatorChar, '_'));
        Files.writeString(copy, actual, StandardCharsets.UTF_8);
        assertThat(expected).as("what came out is in %s", copy).exists();
        assertThat(actual).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
