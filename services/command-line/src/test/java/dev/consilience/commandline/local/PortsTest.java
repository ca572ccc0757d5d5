package dev.consilience.commandline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.commandline.remote.FakeService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void movesAllButThoseThatAreNamed() {
        Ports ports = Ports.of(1000, Map.of(PortName.KAFKA, 7000));

        assertThat(ports.number(PortName.PUBLISH)).isEqualTo(9080);
        assertThat(ports.number(PortName.KAFKA)).isEqualTo(7000);
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> Ports.of(60_000, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publish");
    }

    @Test
    void areFoundAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ports.properties");
        Ports.of(1000, Map.of()).write(file);

        assertThat(Ports.read(file)).hasToString(Ports.of(1000, Map.of()).toString());
    }

    @Test
    void areTheUsualOnesWhereNothingWasStarted(@TempDir Path folder) throws IOException {
        assertThat(Ports.read(folder.resolve("none")).address(PortName.KAFKA)).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void seeThatAPortIsTaken() throws IOException {
        try (FakeService service = new FakeService()) {
            int taken = service.address().getPort();

            assertThat(Ports.of(0, Map.of(PortName.INGEST, taken)).isFree(Port.first(PortName.INGEST)))
                    .isFalse();
        }
    }

    @Test
    void aServiceIsReadyWhenItSaysSo() throws IOException, InterruptedException {
        try (FakeService service = new FakeService()) {
            Ports ports = Ports.of(0, Map.of(PortName.INGEST, service.address().getPort()));
            Readiness readiness = new Readiness(ports);
            ProcessSpec ingest = new ProcessSpec(
                    "ingest",
                    List.of(),
                    List.of(),
                    List.of(Port.first(PortName.INGEST)),
                    Machines.HERE.of(1),
                    Optional.of(service.address().resolve("/q/health/ready")));

            service.answer("/q/health/ready", 503, "{}");
            assertThat(readiness.isReady(ingest)).isFalse();

            service.answer("/q/health/ready", 200, "{}");
            assertThat(readiness.isReady(ingest)).isTrue();
        }
    }
}
