package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.commandline.remote.FakeService;
import dev.consilience.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPipelineTest {

    private final List<String> said = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void namesAPortThatIsTakenAndStartsNothing() throws IOException, InterruptedException {
        try (FakeService other = new FakeService()) {
            Ports ports =
                    Ports.of(21_000, Map.of(PortName.INGEST, other.address().getPort()));
            LocalPipeline pipeline = pipeline(ports);

            assertThatThrownBy(() -> pipeline.start(Duration.ofSeconds(5)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + ports.number(PortName.INGEST) + " (for ingest) is in use")
                    .hasMessageContaining("--ingest-port N")
                    .hasMessageContaining("--port-offset N");

            assertThat(pipeline.states())
                    .extracting(LocalPipeline.State::condition)
                    .containsOnly(LocalPipeline.Condition.STOPPED);
        }
    }

    @Test
    void stopsNothingWhereNothingRuns() {
        assertThat(pipeline(Ports.of(21_000, Map.of())).stopAll()).isEmpty();
    }

    @Test
    void showsTheEndOfALog() throws IOException {
        Path log = folder.resolve("some.log");
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= 10_000; line++) {
            text.append("line ").append(line).append('\n');
        }
        Files.writeString(log, text.toString());

        assertThat(LogTail.of(log, 2)).containsExactly("line 9999", "line 10000");
        assertThat(LogTail.of(folder.resolve("none.log"), 2)).containsExactly("(it has written no log)");
    }

    private LocalPipeline pipeline(Ports ports) {
        return new LocalPipeline(Setup.of(new Folders(folder, folder), ports), new NoFoundations(), said::add);
    }

    private static final class NoFoundations implements Foundations {

        @Override
        public void makeTopics(KafkaConnection kafka) {}

        @Override
        public void makeRest(KafkaConnection kafka, URI registry) {}
    }
}
