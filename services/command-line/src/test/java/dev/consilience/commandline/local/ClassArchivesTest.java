package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {

    private static final Port FIRST = new Port(PortName.INGEST, 1);
    private static final Port SECOND = new Port(PortName.INGEST, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Folders folders;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path jar;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ClassArchives archives;

    @BeforeEach
    void build() throws IOException {
        folders = new Folders(folder.resolve("project"), folder.resolve("data"));
        Files.createDirectories(folders.run());
        jar = Files.createFile(Files.createDirectories(folders.runtime()).resolve("some.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        archives = new ClassArchives(folders);
    }

    @Test
    void letsTheFirstProcessOfAKindWriteOneAndTheNextStartFromIt() throws IOException {
        assertThat(archives.arguments(SECOND, jar)).isEmpty();
        Path written = endThatWrites(archives.arguments(FIRST, jar), "classes");

        archives.keep("ingest");

        assertThat(written).doesNotExist();
        assertThat(archives.arguments(FIRST, jar)).isEqualTo(archives.arguments(SECOND, jar));
        assertThat(taken(archives.arguments(FIRST, jar))).hasContent("classes");
        assertThat(archives.arguments(new Port(PortName.EXTRACT, 2), jar)).isEmpty();
    }

    @Test
    void keepsNothingOfAProcessThatWroteNothing() throws IOException {
        archives.arguments(FIRST, jar);

        archives.keep("ingest");

        assertThat(archives.fromArchive(PortName.INGEST, jar)).isEmpty();
    }

    @Test
    void writesAnotherOneBehindANewBuild() throws IOException {
        endThatWrites(archives.arguments(FIRST, jar), "of the old build");
        archives.keep("ingest");
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path another = Files.createFile(lib.resolve("another.jar"));
        Instant later = Instant.now().plusSeconds(60);

        Files.setLastModifiedTime(another, FileTime.from(later));
        Path written = endThatWrites(archives.arguments(FIRST, lib), "of the new build");
        Files.setLastModifiedTime(written, FileTime.from(later.plusSeconds(1)));
        archives.keep("ingest");

        assertThat(taken(archives.arguments(FIRST, lib))).hasContent("of the new build");
        try (Stream<Path> left = Files.list(folders.runtime().resolve("classes"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void asksForNoneWhereNothingCanBeKept() throws IOException {
        ClassArchives ofNoBuild = new ClassArchives(new Folders(folder.resolve("elsewhere"), folder.resolve("data")));

        assertThat(ofNoBuild.arguments(FIRST, jar)).isEmpty();
    }

    /** Does what the virtual machine does with these arguments at its end. */
    private static Path endThatWrites(List<String> arguments, String classes) throws IOException {
        return Files.writeString(path(arguments, "-XX:ArchiveClassesAtExit="), classes);
    }

    private static Path taken(List<String> arguments) {
        return path(arguments, "-XX:SharedArchiveFile=");
    }

    private static Path path(List<String> arguments, String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> Path.of(argument.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }
}
