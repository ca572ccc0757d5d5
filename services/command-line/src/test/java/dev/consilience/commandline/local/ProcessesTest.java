package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void startsEachProgramByTheClassPathThatItsArchiveIsMadeOf() {
        Processes processes = new Processes(Setup.of(new Folders(folder, folder), Ports.of(21_000, Map.of())));

        // With -jar, the virtual machine leaves the class path that it is given alone.
        assertThat(processes.all())
                .extracting(ProcessSpec::name)
                .containsExactly("kafka", "registry", "ingest", "extract", "reconcile", "publish");
        assertThat(processes.all())
                .allSatisfy(process -> assertThat(process.arguments()).doesNotContain("-jar"));
    }

    @Test
    void findsTheJarsOfTheRegistryWhateverItsVersion() throws IOException {
        Folders folders = new Folders(folder, folder);
        Path program = Files.createDirectories(folders.registryProgram().resolve("lib"));
        Path runner = Files.createFile(folders.registryProgram().resolve("apicurio-registry-app-4.5.6-runner.jar"));
        Path library = Files.createFile(program.resolve("some.jar"));

        ProcessSpec registry = new Processes(Setup.of(folders, Ports.of(21_000, Map.of()))).registry();

        assertThat(registry.jars()).containsExactly(runner, library);
    }
}
