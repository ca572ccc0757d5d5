package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.remote.FakeService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    private final StringWriter out = new StringWriter();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "ingest",
                "claims",
                "follow",
                "export",
                "dead-letters",
                "vocabulary",
                "provision",
                "decide",
                "users"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: consilience " + command).contains("--help");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "upp",
                "claims --nonsense",
                "ingest",
                "up --kafka-port many",
                "ingest --status ODD x",
                "up --poll scopus:pain",
                "up --poll pubmed:",
                "export",
                "export --format owl",
                "dead-letters",
                "dead-letters replay",
                "dead-letters replay --all a:0:1",
                "vocabulary",
                "vocabulary release",
                "decide",
                "decide accept",
                "decide list more",
                "users",
                "users add somebody",
                "users add somebody --role king"
            })
    void whatIsNotUnderstoodIsSaidOnStandardError(String line) {
        String[] arguments = line.split(" ", -1);
        if (line.isEmpty()) {
            arguments = new String[0];
        }

        assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty();
    }

    @Test
    void refusesPortsThatAreOne() {
        int code = run("up", "--data", folder.toString(), "--kafka-port", "8080", "--no-samples");

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("Port 8080 cannot be both that of publish and that of kafka");
    }

    @Test
    void ingestSaysWhatBecameOfEachRecord() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.txt"), "It eases pain.");
        service.answer("/articles", 207, """
                {"accepted": 1, "refused": 1, "records": [
                  {"place": "record 1", "outcome": "ACCEPTED", "article": "pmid:1"},
                  {"place": "record 2", "outcome": "REFUSED", "code": "MALFORMED_XML", "reason": "no end", "advice": "x"}]}
                """);

        int code = run("ingest", "--ingest-url", service.address().toString(), paper.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("ACCEPTED  pmid:1")
                .contains("REFUSED   MALFORMED_XML")
                .contains("record 2: no end");
        assertThat(err.toString()).contains("1 accepted, 1 refused");
        assertThat(service.bodies()).containsExactly("It eases pain.");
    }

    @Test
    void ingestSendsWhatThePersonSaysOfThePaper() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper one.txt"), "It eases pain.");
        service.answer("/articles", 200, "{\"accepted\": 1, \"refused\": 0, \"records\": []}");

        int code = run(
                "ingest",
                "--ingest-url",
                service.address().toString(),
                "--status=retracted",
                "--reason=made up & withdrawn",
                "--doi=10.5555/a",
                paper.toString());

        assertThat(code).isZero();
        assertThat(service.queries())
                .containsExactly("name=paper+one.txt&status=RETRACTED&reason=made+up+%26+withdrawn&doi=10.5555%2Fa");
    }

    @Test
    void ingestOfAFolderPassesOverWhatIsNoPaper() throws IOException {
        Files.createDirectories(folder.resolve("more/.git"));
        for (String name : new String[] {"b.txt", "more/a.xml", "README.md", ".hidden", "more/.git/config"}) {
            Files.writeString(folder.resolve(name), name);
        }
        service.answer("/articles", 200, "{\"accepted\": 1, \"refused\": 0, \"records\": []}");

        run("ingest", "--ingest-url", service.address().toString(), folder.toString());

        assertThat(service.bodies()).containsExactly("b.txt", "more/a.xml");
    }

    @Test
    void ingestReadsLinesAsTheyComeAndGroupsWhatWasRefused() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.xml"), "<x/>");
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            lines.append("{\"place\": \"record ")
                    .append(i)
                    .append("\", \"outcome\": \"REFUSED\", \"code\": \"NO_TEXT\", \"reason\": \"empty\"}\n");
        }
        lines.append("{\"place\": \"record 31\", \"outcome\": \"ACCEPTED\", \"article\": \"pmid:31\"}\n");
        lines.append("{\"summary\": {\"accepted\": 1, \"refused\": 30}}\n");
        service.answerLines("/articles", lines.toString());

        int code = run("ingest", "--ingest-url", service.address().toString(), paper.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("REFUSED")))
                .hasSize(21);
        assertThat(out.toString()).contains("ACCEPTED  pmid:31").contains("NO_TEXT  and 10 more");
        assertThat(err.toString()).contains("1 accepted, 30 refused in");
    }

    @Test
    void ingestPostsAFileAgainFromItsStartWhenTheServiceGoesAway() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.txt"), "It eases pain.");
        service.answerLines(
                "/articles", "{\"place\": \"document\", \"outcome\": \"ACCEPTED\", \"article\": \"doi:1\"}\n");
        service.thenAnswer("/articles", 503, "{\"detail\": \"8 submissions are being read\"}");
        service.thenAnswer(
                "/articles",
                200,
                "{\"accepted\": 1, \"refused\": 0, \"records\": ["
                        + "{\"place\": \"document\", \"outcome\": \"ACCEPTED\", \"article\": \"doi:1\"}]}");

        int code = run("ingest", "--ingest-url", service.address().toString(), paper.toString());

        assertThat(code).isZero();
        assertThat(out.toString().lines()).containsExactly("ACCEPTED  doi:1  " + paper + "  document");
        assertThat(err.toString())
                .contains("went away")
                .contains("8 submissions are being read")
                .contains("1 accepted, 0 refused");
        assertThat(service.bodies()).containsExactly("It eases pain.", "It eases pain.", "It eases pain.");
    }

    @Test
    void ingestGivesUpWhenTheServiceStaysAway() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.txt"), "It eases pain.");
        service.answer("/articles", 503, "{\"detail\": \"no time\"}");

        int code = run(
                "ingest", "--retry-for", "0", "--ingest-url", service.address().toString(), paper.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no time");
    }

    @Test
    void deadLettersAreListedShownAndReplayed() {
        String letter =
                "{\"id\": \"ingest:0:7\", \"service\": \"ingest\", \"when\": \"2026-11-22T12:00:00Z\", \"code\": \"NO_TEXT\","
                        + " \"place\": \"record 3\", \"reason\": \"empty\", \"name\": \"a.xml\", \"size\": 262144, \"cut\": true}";
        service.answer("/dead-letters", 200, "{\"letters\": [" + letter + "]}");
        service.answer(
                "/dead-letters/ingest:0:7",
                200,
                "{\"summary\": " + letter + ", \"headers\": {\"consilience-code\": \"NO_TEXT\"}, \"text\": \"<a/>\"}");
        service.answer(
                "/dead-letters/ingest:0:7/replay", 409, "{\"title\": \"Conflict\", \"detail\": \"send it again\"}");
        service.answer("/dead-letters/reconcile:0:1/replay", 200, "{\"id\": \"reconcile:0:1\", \"topic\": \"t\"}");
        String url = service.address().toString();

        assertThat(run("dead-letters", "list", "--code", "NO_TEXT", "--ingest-url", url))
                .isZero();
        assertThat(out.toString()).contains("ingest:0:7").contains("262144+");
        assertThat(service.queries()).containsExactly("code=NO_TEXT&limit=100");
        assertThat(run("dead-letters", "show", "ingest:0:7", "--ingest-url", url))
                .isZero();
        assertThat(out.toString()).contains("consilience-code  NO_TEXT").contains("<a/>");
        assertThat(run("dead-letters", "replay", "reconcile:0:1", "--ingest-url", url))
                .isZero();
        assertThat(out.toString()).contains("REPLAYED  reconcile:0:1  to t");
        assertThat(run("dead-letters", "replay", "--all", "--ingest-url", url)).isEqualTo(1);
        assertThat(err.toString()).contains("send it again");
    }

    @Test
    void ingestFailsWhereAFileIsMissing() {
        int code = run("ingest", "--ingest-url", service.address().toString(), folder.resolve("gone.txt") + "");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("gone.txt: there is no such file");
    }

    @Test
    void saysHowToStartWhatDoesNotAnswer() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.txt"), "It eases pain.");
        service.close();

        int code = run("ingest", "--ingest-url", service.address().toString(), paper.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing answers at 127.0.0.1:").contains("consilience up");
    }

    @Test
    void passesOnWhatAServiceSaysIsWrong() {
        service.answer(
                "/claims", 400, "{\"title\": \"Bad Request\", \"status\": 400, \"detail\": \"verdict is one of\"}");

        int code = run("claims", "--publish-url", service.address().toString(), "--verdict", "odd");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("answered 400: Bad Request: verdict is one of");
    }

    @Test
    void claimsAreReadPageByPage() {
        service.answer("/claims", "limit=500", 200, page("a", "\"more\""));
        service.answer("/claims", "limit=500&cursor=more", 200, page("b", "null"));

        int code = run("claims", "--json", "--publish-url", service.address().toString());

        assertThat(code).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(service.queries()).containsExactly("limit=500", "limit=500&cursor=more");
    }

    @Test
    void followEndsWhenItHasCaughtUp() {
        service.answer("/feed/changes", 200, """
                :hello
                event: change
                id: 0:1
                data: {"claim": "c", "before": null, "after": {"agent": {"label": "drug", "manipulation": "NONE"},
                data:  "outcome": {"label": "pain"}, "verdict": "CONSISTENT", "direction": "DECREASES", "studies": 1}}

                event: caught-up
                id: 0:1
                data: 0:1

                """);

        int code =
                run("follow", "--until-now", "--publish-url", service.address().toString());

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("drug -> pain: new, CONSISTENT DECREASES (1 study)");
    }

    @Test
    void downIsQuietWhereNothingRuns() {
        assertThat(run("down", "--data", folder.toString())).isZero();
        assertThat(err.toString()).contains("Nothing was running.");
    }

    @Test
    void statusFailsWhereNothingRuns() {
        assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines().skip(2)).hasSize(6).allMatch(line -> line.contains("stopped"));
    }

    private static String page(String id, String next) {
        return "{\"total\": 2, \"items\": [{\"id\": \"" + id + "\"}], \"next\": " + next + "}";
    }

    private int run(String... arguments) {
        CommandLine commandLine = Consilience.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
