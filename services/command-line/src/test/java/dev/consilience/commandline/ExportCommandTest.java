package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.remote.FakeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeService service;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void passesTheExportOnAsItIs() {
        service.answer("/exports/kgx-nodes", 200, "id\tname\nx:1\tα\r\n");

        int code = run(
                out,
                service.address().toString(),
                "--format",
                "kgx-nodes",
                "--agent=a b",
                "--outcome=pain",
                "--verdict=context-dependent",
                "--text=\"very well\"");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("id\tname\nx:1\tα\r\n");
        assertThat(err.toString()).isEmpty();
        assertThat(service.queries())
                .containsExactly("agent=a+b&outcome=pain&verdict=CONTEXT_DEPENDENT&text=%22very+well%22");
    }

    @Test
    void writesAFileAndNothingBesideIt() throws IOException {
        service.answer("/exports/bel", 200, "SET DOCUMENT");
        Path file = Files.writeString(folder.resolve("claims.bel"), "what was there before");

        int code = run(out, service.address().toString(), "--format", "BEL", "--output", file.toString());

        assertThat(code).isZero();
        assertThat(file).hasContent("SET DOCUMENT");
        assertThat(files()).containsExactly("claims.bel");
        assertThat(out.size()).isZero();
        assertThat(err.toString()).contains("claims.bel: 12 bytes");
    }

    @Test
    void anExportThatIsCutShortFailsAndLeavesWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("claims.json"), "what was there before");
        String half = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n[{\"a\":\r\n";

        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, half));
            answering.start();
            int code = run(
                    out, "http://127.0.0.1:" + server.getLocalPort(), "--format", "indra", "--output", file.toString());
            answering.join();

            assertThat(code).isEqualTo(1);
        }
        assertThat(err.toString()).contains("was cut short").contains("export again");
        assertThat(file).hasContent("what was there before");
        assertThat(files()).containsExactly("claims.json");
    }

    @Test
    void anOutputThatIsClosedFails() {
        service.answer("/exports/tsv", 200, "id\n");
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int unit) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int code = run(closed, service.address().toString(), "--format", "tsv");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("took no more: Broken pipe").contains("not whole");
    }

    @Test
    void whatTheServiceRefusesIsSaidAndNothingIsWritten() throws IOException {
        service.answer(
                "/exports/tsv",
                400,
                "{\"title\": \"Bad Request\", \"status\": 400, \"detail\": \"verdict is one of\"}");

        int code = run(
                out,
                service.address().toString(),
                "--format",
                "tsv",
                "--verdict",
                "odd",
                "--output",
                folder.resolve("claims.tsv").toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("answered 400: Bad Request: verdict is one of");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatIsMissingIsSaid() {
        int code = run(
                out,
                service.address().toString(),
                "--format",
                "tsv",
                "--output",
                folder.resolve("gone/claims.tsv").toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such folder");
        assertThat(service.queries()).isEmpty();
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket client = server.accept()) {
            byte[] request = new byte[8192];
            assertThat(client.getInputStream().read(request)).isPositive();
            client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The stand-in for publish failed", e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private int run(OutputStream output, String url, String... arguments) {
        CommandLine export = new CommandLine(new ExportCommand(output));
        CommandLine whole = Consilience.commandLine();
        export.setExecutionExceptionHandler(whole.getExecutionExceptionHandler());
        export.setErr(new PrintWriter(err, true));
        String[] all = Stream.concat(Stream.of("--publish-url", url), Stream.of(arguments))
                .toArray(String[]::new);
        return export.execute(all);
    }
}
