package dev.consilience.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the command by which an instance is asked whether it is well. */
class HealthCommandTest {

    private volatile int answer = 200;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private int ask(int port) throws IOException, InterruptedException {
        List<String> test =
                ComposeFile.read().services().get("publish-1").healthcheck().test();
        assertThat(test.get(0)).isEqualTo("CMD");
        List<String> command = new ArrayList<>();
        // A dollar that Compose is not to take for its own is written twice.
        test.subList(1, test.size()).forEach(word -> command.add(word.replace("$$", "$")));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @CsvSource({"200, true", "503, false", "404, false"})
    void anInstanceIsWellIfItSaysSo(int status, boolean well) throws Exception {
        answer = status;

        assertThat(ask(server.getAddress().getPort()) == 0).isEqualTo(well);
    }

    @ParameterizedTest
    @CsvSource("1")
    void anInstanceThatDoesNotAnswerIsNotWell(int port) throws Exception {
        assertThat(ask(port)).isNotZero();
    }
}
