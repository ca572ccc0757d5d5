package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What works without a pipeline, on corpora and papers of our own. */
class OfflineCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names by offsets in code points: the first character of the text counts one, and is two units long. */
    private static final String NAMES = """
            {"id": "t1", "doc": "d1", "corpus": "mine", "level": "mention", "directed": true,
             "text": "\uD835\uDEFC: florbex inhibited QRX1 in mice.",
             "mentions": [{"id": "A", "type": "Chemical", "start": 3, "end": 10},
                          {"id": "B", "type": "Gene", "start": 21, "end": 25},
                          {"id": "C", "type": "Gene", "start": 0, "end": 1, "given": false}],
             "relations": [{"subject": "A", "object": "B", "direction": "DECREASES"}]}
            """.replace("\n", " ");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Models that are wrong more often are models too. */
    private static final String FEW = "--pattern-sentences=2";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"extract", "reconcile", "train"})
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: consilience " + command).contains("--help");
    }

    @Test
    void relatesTheNamesThatACorpusGives() throws IOException {
        assertThat(run("extract", file("names.jsonl", NAMES))).isZero();

        JsonNode prediction = JSON.readTree(out.toString());
        assertThat(prediction.path("id").asText()).isEqualTo("t1");
        assertThat(prediction.path("relations")).hasSize(1);
        JsonNode relation = prediction.path("relations").get(0);
        assertThat(relation.path("subject").asText()).isEqualTo("A");
        assertThat(relation.path("object").asText()).isEqualTo("B");
        assertThat(relation.path("direction").asText()).isEqualTo("DECREASES");
    }

    @Test
    void readsCompressedCorpora() throws IOException {
        Path file = folder.resolve("names.jsonl.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(NAMES.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("extract", file.toString())).isZero();
        assertThat(out.toString()).contains("DECREASES");
    }

    @Test
    void findsTheNamesItselfWhenAsked() throws IOException {
        String line = "{\"id\": \"t2\", \"text\": \"Rapamycin inhibited mTORC1 in neurons.\", \"mentions\": []}";

        assertThat(run("extract", "--mentions", "own", file("own.jsonl", line))).isZero();

        assertThat(out.toString())
                .contains("CHEBI:9168")
                .contains("FPLX:mTORC1")
                .contains("DECREASES");
    }

    @Test
    void saysOnlyWhatWouldBeClaimedWhenAsked() throws IOException {
        String aim = NAMES.replace("florbex inhibited QRX1 in mice.", "Florbex inhibition of QRX1 is our aim.")
                .replace("\"start\": 21, \"end\": 25", "\"start\": 25, \"end\": 29");

        assertThat(run("extract", "--claims", file("names.jsonl", NAMES + "\n" + aim)))
                .isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(JSON.readTree(lines.get(0)).path("relations")).hasSize(1);
        assertThat(JSON.readTree(lines.get(0)).at("/relations/0/direction").asText())
                .isEqualTo("DECREASES");
        assertThat(JSON.readTree(lines.get(1)).path("relations")).isEmpty();
    }

    @Test
    void tellsHowThePapersSentencesWereRead() throws IOException {
        assertThat(run(
                        "extract",
                        "--explain",
                        file("paper.txt", "A study in mice\n\nRapamycin reduced mechanical allodynia.\n")))
                .isZero();

        assertThat(out.toString())
                .contains("\"Rapamycin\" CHEBI:9168 CHEMICAL")
                .contains("triggers: \"reduced\"")
                .contains("sirolimus DECREASES mechanical allodynia, ASSERTED, by active/reduce")
                .contains("species: mouse (TITLE)");
    }

    @Test
    void tellsWhatSpokeForAnAnswer() throws IOException {
        assertThat(run("extract", "--explain", file("names.jsonl", NAMES))).isZero();

        assertThat(out.toString())
                .contains("yes \"florbex\" DECREASES \"QRX1\"")
                .contains("related: ")
                .contains("direction: ");
    }

    @Test
    void answersWhatATrialFoundAndWhatAStatementSays() throws IOException {
        String trial = "{\"id\": \"q1\", \"doc\": \"d\", \"intervention\": \"florbex\", \"comparator\": \"placebo\","
                + " \"outcome\": \"pain score\", \"evidence_text\":"
                + " \"The pain score was significantly lower with florbex than with placebo (P < 0.001).\"}";
        String statement = "{\"id\": \"s1\", \"text\": \"Florbex inhibits QRX1.\", \"subject\": {\"name\": \"florbex\","
                + " \"namespace\": \"CHEBI\"}, \"object\": {\"name\": \"QRX1\", \"namespace\": \"HGNC\"}}";

        assertThat(run("extract", file("questions.jsonl", trial + "\n" + statement)))
                .isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(JSON.readTree(lines.get(0)).path("direction").asText()).isEqualTo("DECREASES");
        assertThat(JSON.readTree(lines.get(1)).path("direction").asText()).isEqualTo("DECREASES");
    }

    @Test
    void answersFromTheArticleWhenThereIsOne() throws IOException {
        String article =
                "{\"doc\": \"d\", \"text\": \"Background: pain is common. Results: The pain score did not differ"
                        + " significantly between florbex and placebo (P = 0.61). Walking distance was measured.\"}";
        String trial = "{\"id\": \"q1\", \"doc\": \"d\", \"intervention\": \"florbex\", \"comparator\": \"placebo\","
                + " \"outcome\": \"pain score\"}";

        assertThat(run("extract", "--articles", file("articles.jsonl", article), file("q.jsonl", trial)))
                .isZero();
        assertThat(JSON.readTree(out.toString()).path("direction").asText()).isEqualTo("NO_EFFECT");

        assertThat(run("extract", file("q.jsonl", trial))).isEqualTo(1);
        assertThat(err.toString()).contains("line 1").contains("evidence_text");
    }

    @Test
    void findsAbbreviationsAndCues() throws IOException {
        String abbreviations = "{\"id\": \"a1\", \"text\": \"Spinal cord injury (SCI) was studied.\", \"pairs\": []}";

        assertThat(run("extract", file("a.jsonl", abbreviations))).isZero();
        assertThat(out.toString()).contains("\"short\":\"SCI\"").containsIgnoringCase("spinal cord injury");

        out.getBuffer().setLength(0);
        assertThat(run("extract", "--sentences", file("s.tsv", "Florbex did not help.\tnot\nIt may help.\tmay\n")))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).contains("\"id\":1").contains("\"negation\":[\"not\"]");
        assertThat(lines.get(1)).contains("\"id\":2").contains("\"speculation\":[\"may\"]");
    }

    @Test
    void writesTheClaimsOfAPaperWithTheWordsThatProveThem() throws IOException {
        String paper = file(
                "paper.txt",
                "Title: Temsirolimus and pain\n\nIn mice with nerve injury, temsirolimus reduced mechanical but not heat"
                        + " hypersensitivity.\n");

        assertThat(run("extract", paper)).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            JsonNode claim = JSON.readTree(line);
            assertThat(claim.at("/agent/label").asText()).isEqualTo("temsirolimus");
            assertThat(claim.at("/quote/text").asText()).contains("temsirolimus reduced mechanical");
            assertThat(claim.at("/vocabulary").asText()).isNotEmpty();
        }
        assertThat(lines).anyMatch(line -> line.contains("\"direction\":\"NO_EFFECT\""));
    }

    @Test
    void refusesLinesThatAreNoneAndGoesOn() throws IOException {
        String lines = NAMES + "\nnot json \"mentions\"\n{\"id\": \"x\"}\n"
                + "{\"id\": \"y\", \"text\": \"short\", \"mentions\": [{\"id\": \"A\", \"type\": \"Gene\", \"start\": 3,"
                + " \"end\": 99}]}\n"
                + NAMES;

        assertThat(run("extract", file("mixed.jsonl", lines))).isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains("line 2: no JSON")
                .contains("line 3: The line asks nothing that is known")
                .contains("line 4: The name A stands from 3 to 99")
                .contains("3 were refused");
    }

    @Test
    void trainsTheSameModelsFromTheSameCorpora() throws IOException {
        String corpus = file("names.jsonl", NAMES.replace("\"mine\"", "\"drugprot_development\""));
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(run("train", FEW, "--into", first.toString(), corpus)).isZero();
        assertThat(run("train", FEW, "--into", second.toString(), corpus)).isZero();

        try (var models = Files.list(first)) {
            List<Path> files = models.toList();
            assertThat(files).hasSize(5);
            for (Path model : files) {
                assertThat(second.resolve(first.relativize(model))).hasSameBinaryContentAs(model);
            }
        }
    }

    @Test
    void predictsHeldOutPartsByModelsThatHaveNotSeenThem() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append(NAMES.replace("\"t1\"", "\"t" + i + "\"").replace("\"d1\"", "\"d" + i + "\""))
                    .append('\n');
        }
        String corpus = file("names.jsonl", lines.toString());

        assertThat(run(
                        "train",
                        FEW,
                        "--folds",
                        "2",
                        "--into",
                        folder.resolve("out").toString(),
                        corpus))
                .isZero();

        assertThat(Files.readAllLines(folder.resolve("out/names.jsonl.predictions")))
                .hasSize(6)
                .allMatch(line -> line.contains("DECREASES"));
        assertThat(run("train", FEW, "--folds", "1", "--into", folder.toString(), corpus))
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void learnsWhatAnnotatorsCallThings() throws IOException {
        // Given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String text = "Zubolin (ZBX) caused quambitis. ZBX caused quambitis again.";
            lines.append("{\"id\": \"t" + i + "\", \"doc\": \"d" + i + "\", \"corpus\": \"bc5cdr\", \"level\":"
                            + " \"concept\", \"text\": \"" + text + "\", \"mentions\": [{\"id\": \"A\", \"type\":"
                            + " \"Chemical\", \"start\": 0, \"end\": 7, \"concept\": [\"C1\"]}, {\"id\": \"B\", \"type\":"
                            + " \"Disease\", \"start\": 21, \"end\": 30, \"concept\": [\"D1\"]}], \"relations\":"
                            + " [{\"subject\": \"A\", \"object\": \"B\", \"subject_concept\": \"C1\","
                            + " \"object_concept\": \"D1\", \"direction\": \"INCREASES\"}]}")
                    .append('\n');
        }
        String corpus = file("own.jsonl", lines.toString());
        String into = folder.resolve("out").toString();

        // When
        assertThat(run("train", FEW, "--folds", "2", "--mentions", "own", "--into", into, corpus))
                .isZero();

        // Then
        assertThat(Files.readAllLines(folder.resolve("out/own.jsonl.predictions")))
                .hasSize(6)
                .allMatch(line -> line.contains("\"subject_concept\":\"C1\",\"object_concept\":\"D1\""));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        CommandLine commandLine = Consilience.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
