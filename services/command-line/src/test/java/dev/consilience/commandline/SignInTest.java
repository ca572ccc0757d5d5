package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.remote.FakeService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Who asks, where a service demands to know. */
class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private FakeService service;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        service.answer("/claims", 200, "{\"items\": []}");
        service.answer("/exports/tsv", 200, "");
        service.answer("/dead-letters", 200, "{\"letters\": []}");
        service.answer("/articles", 200, "{\"accepted\": 0, \"refused\": 0, \"records\": []}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int run(List<String> words) {
        CommandLine commandLine = Consilience.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(words.toArray(new String[0]));
    }

    private List<String> asking(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (command.startsWith("dead-letters") || command.startsWith("ingest")) {
            words.add("--ingest-url");
        } else {
            words.add("--publish-url");
        }
        words.add(service.address().toString());
        return words;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "dead-letters list", "ingest paper"})
    void everyCommandThatAsksAServiceSaysWhoAsksWhenItIsTold(String command) throws IOException {
        // Given
        List<String> words =
                asking(command.replace("paper", file("paper.txt", "A paper.").toString()));
        words.addAll(List.of(
                "--user",
                "mary",
                "--password-file",
                file("password", PASSWORD + "\n").toString()));

        // When
        assertThat(run(words)).as(err.toString()).isZero();

        // Then
        String expected =
                "Basic " + Base64.getEncoder().encodeToString(("mary:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(service.authorizations()).isNotEmpty().containsOnly(expected);
        assertThat(out + "" + err).doesNotContain(PASSWORD).doesNotContain(expected);
    }

    @Test
    void aTokenIsTakenFromItsFile() throws IOException {
        List<String> words = asking("claims");
        words.addAll(List.of("--token-file", file("token", "abc.def.ghi-_\n").toString()));

        assertThat(run(words)).isZero();
        assertThat(service.authorizations()).containsExactly("Bearer abc.def.ghi-_");
    }

    @Test
    void whoIsNotToldSaysNothing() {
        assertThat(run(asking("claims"))).isZero();
        assertThat(service.authorizations()).containsExactly("");
    }

    @Test
    void whatIsNoTokenIsNeitherSentNorShown() throws IOException {
        List<String> words = asking("claims");
        words.addAll(List.of("--token-file", file("token", "two words").toString()));

        assertThat(run(words)).isEqualTo(1);
        assertThat(err.toString()).contains("no token").doesNotContain("two words");
        assertThat(service.authorizations()).isEmpty();
    }

    @Test
    void saysWhatToDoWhenAServiceDemandsToKnow() {
        service.answer("/claims", 401, "");

        assertThat(run(asking("claims"))).isEqualTo(1);
        assertThat(err.toString()).contains("401").contains("--user NAME");
    }

    @Test
    void usersAreAddedChangedListedAndTakenAwayAndNoPasswordIsShownOrKept() throws IOException {
        Path users = folder.resolve("users");
        List<String> add = List.of("users", "add", "mary", "--role", "curator,reader", "--file", users.toString());

        assertThat(typing(PASSWORD, add)).isZero();

        assertThat(Files.readString(users))
                .startsWith("mary\tcurator,reader\tpbkdf2-")
                .doesNotContain(PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users)))
                .isEqualTo("rw-------");
        assertThat(run(List.of("users", "list", "--file", users.toString()))).isZero();
        assertThat(out.toString()).contains("mary").contains("curator,reader").doesNotContain("pbkdf2");
        assertThat(out + "" + err).doesNotContain(PASSWORD);
        assertThat(run(List.of("users", "remove", "mary", "--file", users.toString())))
                .isZero();
        assertThat(Files.readString(users)).isEmpty();
        assertThat(run(List.of("users", "remove", "mary", "--file", users.toString())))
                .isEqualTo(1);
    }

    @Test
    void aShortPasswordIsRefusedAndChangesNothing() {
        Path users = folder.resolve("users");

        assertThat(typing("short", List.of("users", "add", "mary", "--role", "reader", "--file", users.toString())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("at least 12 characters");
        assertThat(users).doesNotExist();
    }

    /** With a line on standard input. */
    private int typing(String line, List<String> words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return run(words);
        } finally {
            System.setIn(before);
        }
    }
}
