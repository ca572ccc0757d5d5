package dev.consilience.commandline.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyId;
import dev.consilience.article.StudyKind;
import dev.consilience.article.TextSpan;
import dev.consilience.claim.Agent;
import dev.consilience.claim.Bridge;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Claim;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Context;
import dev.consilience.claim.ContextGround;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Entity;
import dev.consilience.claim.EntityId;
import dev.consilience.claim.Level;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.claim.RejectionReason;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.json.ClaimJson;
import dev.consilience.stream.json.DecisionJson;
import dev.consilience.stream.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictLinesTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");

    private static <E> E any(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }

    /** A claim that has something in every part. */
    private static Claim claim(Random random) {
        String text = "\u03b1 \"quoted\"\t\\ sentence " + random.nextInt() + ".";
        TextSpan sentence = new TextSpan(random.nextInt(1000), 2000);
        sentence = new TextSpan(sentence.start(), sentence.start() + text.length());
        TextSpan words = new TextSpan(sentence.start() + 1, sentence.end() - 1);
        Context context = Context.empty();
        for (Dimension dimension : Dimension.values()) {
            if (random.nextBoolean()) {
                context = context.with(
                        dimension, dimension.label() + random.nextInt(9), any(random, ContextGround.values()));
            }
        }
        Agent agent = new Agent(entity(random), any(random, Manipulation.values()), lineage(random));
        Outcome outcome = new Outcome(entity(random), lineage(random));
        Direction direction = any(random, Direction.values());
        ArticleId article = ArticleId.ofPmid("" + (1 + random.nextInt(1_000_000)));
        return new Claim(
                ClaimId.of(article, agent, direction, outcome, context, text),
                article,
                any(random, new String[] {"", "2"}),
                any(random, ArticleStatus.values()),
                new StudyId("doi:10.5555/" + random.nextInt(9)),
                any(random, new String[] {"", "name:doe j"}),
                any(random, SourceKind.values()),
                any(random, StudyKind.values()),
                any(random, new String[] {"", "2020", "2020-05", "2020-05-17"}),
                agent,
                direction,
                outcome,
                context,
                any(random, Certainty.values()),
                new Quote("abstract-" + random.nextInt(3), sentence, text, words, words, words),
                "family/rule" + random.nextInt(9),
                "release " + random.nextInt(9));
    }

    private static Entity entity(Random random) {
        int number = random.nextInt(1_000_000);
        return new Entity(new EntityId("TEST:" + number), "name " + number);
    }

    private static List<Level> lineage(Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(level -> new Level(
                        entity(random),
                        any(random, new Bridge[] {Bridge.BROADER, Bridge.OPPOSITE, Bridge.MANIPULATION})))
                .toList();
    }

    private static StrictLines<Claim> claims(String... lines) throws IOException {
        StrictLines<Claim> claims = StrictLines.ofClaims();
        claims.read(stream(lines), "claims.jsonl");
        return claims;
    }

    private static StrictLines<Decision> decisions(String... lines) throws IOException {
        StrictLines<Decision> decisions = StrictLines.ofDecisions();
        decisions.read(stream(lines), "decisions.jsonl");
        return decisions;
    }

    private static ByteArrayInputStream stream(String... lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Claim claim) {
        return JsonText.of(ClaimJson.of(ClaimRecords.toRecord(claim)));
    }

    @Test
    void readingAClaimLosesNothing() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            Claim claim = claim(new Random(seed));

            StrictLines<Claim> read = claims(line(claim));

            assertThat(read.described()).as("seed %d", seed).isEmpty();
            assertThat(read.values()).as("seed %d", seed).containsExactly(claim);
        }
    }

    @Test
    void readingServedEvidenceTurnsTheDirectionBack() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            Claim claim = claim(new Random(seed));
            String[] served = Placement.of(claim).stream()
                    .map(ClaimRecords::toRecord)
                    .map(ClaimJson::of)
                    .map(JsonText::of)
                    .toArray(String[]::new);

            StrictLines<Claim> read = claims(served);

            assertThat(read.described()).as("seed %d", seed).isEmpty();
            assertThat(read.values()).as("seed %d", seed).containsExactly(claim);
            assertThat(read.again()).as("seed %d", seed).isEqualTo(served.length - 1);
        }
    }

    @Test
    void readingADecisionLosesNothing() throws IOException {
        Subject claim = new Subject.OfClaim(new ClaimId("0123456789abcdef0123456789abcdef"));
        Subject proposition = new Subject.OfProposition(new PropositionId("TEST:drug~lost..TEST:pain"));
        List<Decision> decisions = List.of(
                Decision.accept(claim, "", "N.N.", NOON),
                Decision.reject(claim, RejectionReason.OTHER, "says \"so\"\nand so", "N.N.", NOON),
                Decision.approve(proposition, Verdict.CONFLICTING, "", "M.M.", NOON),
                Decision.comment(proposition, "well", "M.M.", NOON));

        StrictLines<Decision> read = decisions(
                decisions.stream().map(DecisionJson::of).map(JsonText::of).toArray(String[]::new));

        assertThat(read.described()).isEmpty();
        assertThat(read.values()).containsExactlyElementsOf(decisions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what is changed into what                        | and what is said of it
            "articleStatus":"[A-Z]+",                  |                        | articleStatus: expected one of ACTIVE
            "certainty":"[A-Z]+"                       | "certainty":"SURE"     | certainty: expected one of ASSERTED, HEDGED, found "SURE"
            "turned":false                             | "turned":"no"          | outcome.turned: expected true or false, found "no"
            "lineage":\\[.*?\\](?=},"direction")       | "lineage":{}           | agent.lineage: expected an array of objects, found {}
            "lineage":\\[.*?\\](?=},"direction")       | "lineage":[7]          | agent.lineage[0]: expected an object, found 7
            "section":"[^"]*","start":\\d+             | "section":"a","start":"0" | quote.start: expected a whole number, found "0"
            "cue":\\{"start":\\d+                      | "cue":{"start":-1      | quote.cue: A span starts at 0 or later
            "id":"[0-9a-f]{32}"                        | "id":"12"              | id: A claim's id is 32 hexadecimal digits, not "12"
            "article":"[^"]*"                          | "article":"a paper"    | article:
            "date":"[^"]*"                             | "date":"May"           | date: expected an ISO date, its beginning, or nothing, as in 2011-11, found "May"
            "rule":                                    | "color":"red","rule":  | color is unknown: expected one of agent, agentBridge
            "context":\\{[^}]*\\}                      | "context":{"mood":"x"} | context.mood is unknown: expected one of cell
            "context":\\{[^}]*\\},"grounds":\\{[^}]*\\} | "context":{"sex":"male"},"grounds":{} | grounds.sex: expected one of SENTENCE
            "context":\\{[^}]*\\},"grounds":\\{[^}]*\\} | "context":{"sex":" "},"grounds":{"sex":"TITLE"} | context: The context's sex is blank
            "text":"                                   | "text":"longer and     | quote: The sentence at
            \\}$                                       |                        | no JSON
            $                                          | {}                     | no JSON
            "revision":                                | "id":"","revision":    | no JSON: Duplicate field 'id'
            """)
    void saysWhereAClaimIsWrongAndWhatWasExpected(String pattern, String replacement, String said) throws IOException {
        String changed = line(claim(new Random(7))).replaceFirst(pattern, replacementOf(replacement));

        StrictLines<Claim> read = claims("", changed);

        assertThat(read.values()).isEmpty();
        assertThat(read.described()).hasSize(1);
        assertThat(read.described().get(0)).startsWith("claims.jsonl line 2: ").contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "act":"REJECT"            | "act":"DOUBT"      | act: expected one of ACCEPT, REJECT, APPROVE, COMMENT, found "DOUBT"
            "reason":"OTHER",         |                    | the line: A reason is given for a rejection
            "at":"[^"]*"              | "at":"noon"        | at: expected a time such as 2026-03-04T12:00:00Z, found "noon"
            "claim":"[^"]*",          |                    | the line: expected either claim or proposition
            "key":"[^"]*"             | "key":"other"      | key: expected "0123456789abcdef0123456789abcdef/
            "by":"[^"]*"              | "by":4             | by: expected text, found 4
            """)
    void saysWhereADecisionIsWrongAndWhatWasExpected(String pattern, String replacement, String said)
            throws IOException {
        Subject subject = new Subject.OfClaim(new ClaimId("0123456789abcdef0123456789abcdef"));
        Decision decision = Decision.reject(subject, RejectionReason.OTHER, "", "N.N.", NOON);
        String changed = JsonText.of(DecisionJson.of(decision)).replaceFirst(pattern, replacementOf(replacement));

        StrictLines<Decision> read = decisions(changed);

        assertThat(read.values()).isEmpty();
        assertThat(read.described()).hasSize(1);
        assertThat(read.described().get(0)).contains(said);
    }

    @Test
    void describesTenBadLinesAndCountsAll() throws IOException {
        StrictLines<Claim> read = claims("[]\n".repeat(13));

        assertThat(read.bad()).isEqualTo(13);
        assertThat(read.described())
                .hasSize(StrictLines.MOST_DESCRIBED)
                .contains("claims.jsonl line 1: expected an object, found []")
                .last()
                .isEqualTo("claims.jsonl line 10: expected an object, found []");
    }

    @Test
    void ofTwoLinesWithOneIdTheLaterCounts() throws IOException {
        Claim claim = claim(new Random(3));
        String hedged = line(claim).replaceFirst("\"certainty\":\"[A-Z]+\"", "\"certainty\":\"HEDGED\"");
        String asserted = hedged.replace("\"HEDGED\"", "\"ASSERTED\"");

        StrictLines<Claim> read = claims(hedged, asserted);

        assertThat(read.values()).extracting(Claim::certainty).containsExactly(Certainty.ASSERTED);
        assertThat(read.again()).isEqualTo(1);
    }

    /** An empty column stands for leaving out. */
    private static String replacementOf(String column) {
        if (column == null) {
            return "";
        }
        return column;
    }
}
