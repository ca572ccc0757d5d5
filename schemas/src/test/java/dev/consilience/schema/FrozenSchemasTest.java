package dev.consilience.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Released schemas never change: {@code src/frozen/<topic>/<n>.avsc} holds each as it was released. To release a changed
 * one, write it to the next number; what is here stays.
 */
class FrozenSchemasTest {

    private static final Path FROZEN = Path.of("src/frozen");

    static Stream<Path> topics() throws IOException {
        try (Stream<Path> folders = Files.list(FROZEN)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyReleasedSchemaReadsTheCurrentOneAndIsReadByIt(Path topic) {
        List<Schema> released = released(topic);
        Schema current = current(released);

        assertThatCode(() -> new SchemaValidatorBuilder()
                        .mutualReadStrategy()
                        .validateAll()
                        .validate(current, released))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theCurrentSchemaIsTheOneReleasedLast(Path topic) {
        List<Schema> released = released(topic);

        assertThat(current(released).toString(true))
                .as("%s: a changed schema is released by writing it to the next number beside the others", topic)
                .isEqualTo(released.get(released.size() - 1).toString(true));
    }

    private static List<Schema> released(Path topic) {
        try (Stream<Path> files = Files.list(topic)) {
            return files.sorted(Comparator.comparingInt(FrozenSchemasTest::number))
                    .map(FrozenSchemasTest::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema current(List<Schema> released) {
        try {
            return SpecificData.get().getSchema(Class.forName(released.get(0).getFullName()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("No class is made for " + released.get(0).getFullName(), e);
        }
    }
}
