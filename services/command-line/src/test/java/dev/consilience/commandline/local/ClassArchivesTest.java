package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {

    /** A program that is soon through. */
    static final class Small {

        private Small() {}

        public static void main(String[] arguments) {
            Runnable nothing = () -> {};
            nothing.run();
        }
    }

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
        Files.createDirectories(folders.logs());
        jar = Files.createDirectories(folders.runtime()).resolve("small.jar");
        String name = Small.class.getName().replace('.', '/') + ".class";
        try (InputStream in =
                        Objects.requireNonNull(Small.class.getClassLoader().getResourceAsStream(name));
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        archives = new ClassArchives(folders);
    }

    @Test
    void theNextProcessOfAKindStartsFromWhatTheFirstOneListed() throws Exception {
        assertThat(archives.isWanted(process(1))).isTrue();
        assertThat(archives.arguments(process(1))).isEmpty();
        assertThat(run(archives.listing(process(1)))).isEmpty();

        make();

        assertThat(archives.isWanted(process(1))).isFalse();
        List<String> arguments = new ArrayList<>(archives.arguments(process(2)));
        arguments.addAll(List.of("-Xshare:on", "-Xlog:class+load"));
        assertThat(run(arguments).lines())
                .anyMatch(line -> line.contains(Small.class.getName()) && line.contains("shared objects file"));
        assertThat(folders.run()).isEmptyDirectory();
    }

    @Test
    void anotherBuildIsGivenAnotherOne() throws Exception {
        run(archives.listing(process(1)));
        make();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(archives.arguments(process(1))).isEmpty();
        assertThat(archives.isWanted(process(1))).isTrue();
        run(archives.listing(process(1)));
        make();
        assertThat(archives.arguments(process(1))).isNotEmpty();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatAnotherOneIsMakingIsLeftToItUntilThatCannotBeAnyMore() throws Exception {
        run(archives.listing(process(1)));
        make();
        Path archive = kept().get(0);
        Files.delete(archive);
        Path making = Files.createFile(archive.resolveSibling(archive.getFileName() + ".making"));

        run(archives.listing(process(1)));
        make();
        assertThat(kept()).containsExactly(making);

        Files.setLastModifiedTime(making, FileTime.from(Instant.now().minus(Duration.ofMinutes(62))));
        run(archives.listing(process(1)));
        make();
        assertThat(kept()).containsExactly(archive);
    }

    @Test
    void ofSeveralThatDoTheSameOneLists() throws IOException {
        assertThat(archives.isWanted(process(2))).isFalse();
    }

    @Test
    void noneIsWantedWhereNoneCanBeKept() throws IOException {
        ClassArchives ofNoBuild = new ClassArchives(new Folders(folder.resolve("elsewhere"), folders.data()));

        assertThat(ofNoBuild.isWanted(process(1))).isFalse();
    }

    @Test
    void nothingIsMadeOfNothing() throws IOException {
        assertThat(archives.make(List.of())).isEmpty();
    }

    @Test
    void whatCannotBeMadeIsSaidAndLeavesNothing() throws Exception {
        make();

        assertThat(Files.readString(archives.log())).contains("There is no archive", "ingest-");
        assertThat(kept()).isEmpty();
    }

    private ProcessSpec process(int member) {
        Port port = new Port(PortName.INGEST, member);
        return new ProcessSpec(
                port.process(), List.of(), List.of(jar), List.of(port), Machines.HERE.of(1), Optional.empty());
    }

    private void make() throws IOException, InterruptedException {
        assertThat(archives.make(List.of(process(1))).orElseThrow().waitFor()).isZero();
    }

    /** What it says. */
    private String run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JavaProgram.path()));
        command.addAll(options);
        command.add(Small.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", process(1).classPath());
        Process running = builder.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folders.runtime().resolve("classes"))) {
            return files.toList();
        }
    }
}
