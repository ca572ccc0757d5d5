package dev.consilience.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Manipulation;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * BEL as PyBEL reads it, where there is one: the package {@code python3-pybel} of Debian, under the command that the property
 * {@code consilience.python} names. Without it, what can be told from the lines alone.
 */
class BelWriterTest {

    private static final String PYTHON = System.getProperty("consilience.python", "python3");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void pyBelReadsEveryStatementWithItsEvidence() throws Exception {
        assumeTrue(python("-c", "import pybel").code() == 0, PYTHON + " has no PyBEL");
        List<HostileRecord> records = HostileRecord.many();
        Path script = folder.resolve("hostile.bel");
        Files.write(script, all(records));

        Ended ended = python(reader().toString(), script.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode read = new ObjectMapper().readTree(ended.out());

        assertThat(read.path("warnings")).isEmpty();
        Map<String, JsonNode> edges = new HashMap<>();
        for (JsonNode edge : read.path("edges")) {
            String key = edge.at("/annotations/Proposition/0").asText() + "/"
                    + edge.at("/annotations/Claim/0").asText();
            assertThat(edges.put(key, edge)).as("a second " + key).isNull();
        }
        Map<String, Placement> expected = new HashMap<>();
        records.forEach(record -> record.entries()
                .forEach(entry -> entry.standing().forEach(placement -> expected.put(placement.key(), placement))));
        assertThat(edges.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, placement) -> assertEdge(placement, edges.get(key)));
    }

    @Test
    void nothingInATextEndsItsLineOrItsQuotes() {
        for (HostileRecord record : HostileRecord.many()) {
            String script = new String(record.as(ExportFormat.BEL), StandardCharsets.UTF_8);
            List<String> lines = script.lines().filter(line -> !line.isEmpty()).toList();

            assertThat(lines).as("seed %d", record.seed()).allMatch(line -> line.replaceAll(
                            "\"(?:[^\"\\\\]|\\\\.)*\"", "Q")
                    .matches("SET DOCUMENT [A-Za-z]+ = Q|DEFINE (NAMESPACE|ANNOTATION) [A-Za-z]+ AS PATTERN Q"
                            + "|SET [A-Za-z]+ = (Q|\\{Q, Q})|UNSET ALL"
                            + "|(a|p|bp|path)\\([A-Za-z]+:Q ! Q\\) [A-Za-z]+ (a|p|bp|path)\\([A-Za-z]+:Q ! Q\\)"));
            assertThat(lines.stream().filter(line -> line.equals("UNSET ALL")))
                    .as("seed %d", record.seed())
                    .hasSize(record.standing());
            assertThat(lines).as("seed %d", record.seed()).noneMatch(line -> line.contains(" //"));
        }
    }

    private static void assertEdge(Placement placement, JsonNode edge) {
        Proposition proposition = placement.proposition();
        assertThat(edge.path("relation").asText()).isEqualTo(relation(placement.direction()));
        assertThat(unescaped(edge.path("evidence").asText()))
                .isEqualTo(orNone(
                        HostileRecord.readOnOneLine(placement.claim().quote().text())));
        assertThat(unescaped(edge.at("/object/name").asText()))
                .isEqualTo(HostileRecord.readOnOneLine(proposition.outcome().label()));
        String agent = proposition.agent().label();
        if (proposition.manipulation() != Manipulation.NONE) {
            agent = proposition.manipulation().name().toLowerCase(Locale.ROOT) + " " + agent;
        }
        assertThat(unescaped(edge.at("/subject/name").asText())).isEqualTo(HostileRecord.readOnOneLine(agent));
        assertThat(unescaped(edge.at("/citation/reference").asText()))
                .isEqualTo(placement.claim().article().name().value());
        assertThat(unescaped(edge.at("/annotations/Study/0").asText()))
                .isEqualTo(HostileRecord.readOnOneLine(placement.claim().study().value()));
    }

    private static String relation(Direction direction) {
        return switch (direction) {
            case INCREASES -> "increases";
            case DECREASES -> "decreases";
            case NO_EFFECT -> "causesNoChange";
            case AFFECTS -> "regulates";
        };
    }

    private static String orNone(String text) {
        if (text.isBlank()) {
            return "no text";
        }
        return text;
    }

    /** PyBEL takes the quotes away and leaves the backslashes. */
    private static String unescaped(String text) {
        return text.replaceAll("(?s)\\\\(.)", "$1");
    }

    private static byte[] all(List<HostileRecord> records) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ClaimWriter writer = ExportFormat.BEL.writer(output);
        writer.begin();
        for (HostileRecord record : records) {
            for (HostileRecord.Entry entry : record.entries()) {
                writer.write(entry.claim(), EvidenceSource.of(entry.evidence()));
            }
        }
        writer.end();
        return output.toByteArray();
    }

    private Path reader() throws IOException {
        Path file = folder.resolve("read_bel.py");
        try (InputStream source = Objects.requireNonNull(
                BelWriterTest.class.getResourceAsStream("/bel/read_bel.py"), "the reader of BEL")) {
            Files.copy(source, file);
        }
        return file;
    }

    private record Ended(int code, String out, String err) {}

    private Ended python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command);
        // PyBEL keeps a cache in the home folder.
        builder.environment().put("HOME", folder.toString());
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ended(-1, "", "there is no " + PYTHON);
        }
        int code = process.waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }
}
