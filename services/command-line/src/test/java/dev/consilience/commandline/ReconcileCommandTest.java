package dev.consilience.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.DecisionJson;
import dev.consilience.stream.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReconcileCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Claim LESS =
            Evidence.from("a").in(Dimension.SPECIES, "rat").claim();
    private static final Claim MORE =
            Evidence.from("b").that("drug", Direction.INCREASES, "pain").claim();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void explainsTheConflictWithinAPaper() throws IOException {
        String paper = file(
                "paper.txt",
                "Title: Temsirolimus and pain\n\nIn mice with nerve injury, temsirolimus reduced mechanical but not heat"
                        + " hypersensitivity.\n");
        assertThat(run("extract", paper)).isZero();
        String claims = file("claims.jsonl", out.toString());
        out.getBuffer().setLength(0);

        assertThat(run("reconcile", claims)).isZero();

        List<JsonNode> curated = curated();
        assertThat(curated).extracting(claim -> claim.path("id").asText()).isSorted();
        JsonNode hypersensitivity = curated.stream()
                .filter(claim -> claim.path("id").asText().equals("CHEBI:79699..MP:0005407"))
                .findFirst()
                .orElseThrow();
        assertThat(hypersensitivity.path("verdict").asText()).isEqualTo("CONTEXT_DEPENDENT");
        assertThat(hypersensitivity.at("/explanation/dimension").asText()).isEqualTo("stimulus");
        assertThat(hypersensitivity.at("/evidence/0/quote/text").asText()).contains("temsirolimus reduced mechanical");
        assertThat(err.toString()).contains("2 claims, " + curated.size() + " curated claims");
    }

    @Test
    void keepsBothSidesWhereNothingSeparatesThem() throws IOException {
        assertThat(run("reconcile", claims(LESS, MORE))).isZero();

        JsonNode claim = curated().get(0);
        assertThat(claim.path("verdict").asText()).isEqualTo("CONFLICTING");
        assertThat(claim.has("explanation")).isFalse();
        assertThat(claim.path("beliefs"))
                .extracting(belief -> belief.path("direction").asText())
                .containsExactly("INCREASES", "DECREASES");
    }

    @Test
    void turnsTheDirectionUnderThePropositionThatIsTheOpposite() throws IOException {
        assertThat(run(
                        "reconcile",
                        claims(Evidence.from("a")
                                .that("drug", Direction.INCREASES, "comfort")
                                .claim())))
                .isZero();

        JsonNode comfort = curated().get(0);
        JsonNode pain = curated().get(1);
        assertThat(comfort.at("/evidence/0/direction").asText()).isEqualTo("INCREASES");
        assertThat(comfort.at("/evidence/0/outcome/turned").asBoolean()).isFalse();
        assertThat(pain.path("direction").asText()).isEqualTo("DECREASES");
        assertThat(pain.at("/evidence/0/direction").asText()).isEqualTo("DECREASES");
        assertThat(pain.at("/evidence/0/outcome/turned").asBoolean()).isTrue();
    }

    @Test
    void followsWhatCuratorsDecided() throws IOException {
        PropositionId pain = new PropositionId("TEST:drug..TEST:pain");
        String decisions = file(
                "decisions.jsonl",
                line(Decision.reject(
                                new Subject.OfClaim(MORE.id()), RejectionReason.WRONG_DIRECTION, "fell", "N.N.", NOON))
                        + line(Decision.approve(
                                new Subject.OfProposition(pain), Verdict.CONSISTENT, "", "M.M.", NOON)));

        assertThat(run("reconcile", "--decisions", decisions, claims(LESS, MORE)))
                .isZero();

        JsonNode claim = curated().get(0);
        assertThat(claim.path("verdict").asText()).isEqualTo("CONSISTENT");
        assertThat(claim.at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(claim.path("approved").asBoolean()).isTrue();
        assertThat(claim.at("/decisions/0/by").asText()).isEqualTo("M.M.");
        assertThat(claim.at("/decisions/0/at").asText()).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void theOrderOfTheLinesMakesNoDifference() throws IOException {
        assertThat(run("reconcile", claims(LESS, MORE))).isZero();
        String forwards = out.toString();
        out.getBuffer().setLength(0);

        assertThat(run("reconcile", claims(MORE, LESS))).isZero();

        assertThat(out.toString()).isEqualTo(forwards);
    }

    @Test
    void writesNothingWhereALineCannotBeReadAndSaysWhich() throws IOException {
        String bad = line(MORE).replace("\"INCREASES\"", "\"RISES\"");

        int code = run(
                "reconcile",
                file("claims.jsonl", line(LESS) + "\n" + bad + "{".repeat(12).replace("{", "{\n")));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("claims.jsonl line 3: direction: expected one of INCREASES, DECREASES, NO_EFFECT, AFFECTS,"
                        + " found \"RISES\"")
                .contains("line 4: no JSON")
                .contains("and 3 more")
                .contains("13 lines of claims could not be read; nothing was written");
    }

    @Test
    void writesNothingWhereADecisionCannotBeRead() throws IOException {
        assertThat(run("reconcile", "--decisions", file("decisions.jsonl", "{}"), claims(LESS)))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("decisions.jsonl line 1: ").contains("1 lines of decisions");
    }

    @Test
    void ofNothingFollowsNothing() throws IOException {
        assertThat(run("reconcile", file("empty.jsonl", "\n\n"))).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("0 claims, 0 curated claims");
    }

    @Test
    void saysThatAClaimCameAgainAndThatItsJudgementDoesNotCount() throws IOException {
        String judged = line(LESS)
                        .strip()
                        .replaceFirst(
                                "}$", ",\"judgement\":{\"ruling\":\"REJECTED\",\"reason\":\"OTHER\",\"by\":\"N.N.\"}}")
                + "\n";

        assertThat(run("reconcile", file("claims.jsonl", line(LESS) + judged))).isZero();

        assertThat(curated()).hasSize(1);
        assertThat(err.toString())
                .contains("1 claims came again")
                .contains("1 claims come with a curator's judgement")
                .contains("1 claims, 1 curated claims");
    }

    @Test
    void readsCompressedClaims() throws IOException {
        Path file = folder.resolve("claims.jsonl.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(line(LESS).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("reconcile", file.toString())).isZero();
        assertThat(curated()).hasSize(1);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(run("reconcile", folder.resolve("gone.jsonl").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("gone.jsonl: there is no such file");
    }

    private List<JsonNode> curated() throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(out.toString())
                .readAll();
    }

    private String claims(Claim... claims) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Claim claim : claims) {
            lines.append(line(claim));
        }
        return file("claims.jsonl", lines.toString());
    }

    private static String line(Claim claim) {
        return JsonText.of(ClaimJson.of(ClaimRecords.toRecord(claim))) + "\n";
    }

    private static String line(Decision decision) {
        return JsonText.of(DecisionJson.of(decision)) + "\n";
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
