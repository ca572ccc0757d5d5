package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegisterTest {

    private final List<Process> children = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ProcessRegister register;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void open() {
        register = new ProcessRegister(folder.resolve("run"), folder);
    }

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void findsWhatWasStarted() throws IOException {
        Process child = sleep(List.of());
        register.add("kafka", child.toHandle());

        assertThat(register.find("kafka")).map(ProcessHandle::pid).contains(child.pid());
        assertThat(register.find("registry")).isEmpty();
    }

    @Test
    void doesNotFindWhatHasEnded() throws IOException, InterruptedException {
        Process child = sleep(List.of());
        register.add("kafka", child.toHandle());
        child.destroyForcibly();
        child.waitFor(10, TimeUnit.SECONDS);

        assertThat(register.find("kafka")).isEmpty();
    }

    @Test
    void doesNotTakeAnotherProcessForOneWithTheSameNumber() throws IOException {
        Process child = sleep(List.of());
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/kafka.pid"), "pid=" + child.pid() + "\nstarted=1000000000000\n");

        assertThat(register.find("kafka")).isEmpty();
    }

    @Test
    void findsByItsMarkWhatWasNeverTakenDown() throws IOException {
        Process child = sleep(register.marks("kafka"));

        assertThat(register.find("kafka")).map(ProcessHandle::pid).contains(child.pid());
        assertThat(new ProcessRegister(folder.resolve("run"), folder.resolve("other")).find("kafka"))
                .isEmpty();
    }

    @Test
    void survivesAFileOfRubbish() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/kafka.pid"), "pid=many\n");

        assertThat(register.find("kafka")).isEmpty();
    }

    /** A process that does nothing, with words on its command line. */
    private Process sleep(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "while true; do sleep 1; done", "sleeper"));
        command.addAll(words);
        Process child = new ProcessBuilder(command).start();
        children.add(child);
        return child;
    }
}
