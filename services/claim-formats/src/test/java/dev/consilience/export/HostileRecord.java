package dev.consilience.export;

import dev.consilience.article.ArticleId;
import dev.consilience.article.ArticleStatus;
import dev.consilience.article.Name;
import dev.consilience.article.NameScheme;
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
import dev.consilience.claim.Judgement;
import dev.consilience.claim.Manipulation;
import dev.consilience.claim.Outcome;
import dev.consilience.claim.Quote;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Proposition;
import dev.consilience.reconcile.Reconciler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * A made-up record whose texts try to be more than text: script, markup, formulas, the quotes and comments of every format
 * that is written, line ends, directions of writing, halves of characters. The same seed gives the same record.
 *
 * @param seed what it is made from
 * @param entries the claims with all evidence, what was rejected among it
 */
record HostileRecord(long seed, List<Entry> entries) {

    /** A curated claim and its evidence. */
    record Entry(CuratedClaim claim, List<Placement> evidence) {

        /** The evidence that no curator rejected. */
        List<Placement> standing() {
            return evidence.stream()
                    .filter(placement -> !placement.isRejected())
                    .toList();
        }
    }

    private static final List<String> NASTY = List.of(
            "<script>alert(1)</script>",
            "</data></node>",
            "]]>",
            "<![CDATA[",
            "&amp;",
            "&lt;",
            "\"",
            "\"\"",
            "'",
            "\\",
            "\\n",
            "\\\"",
            "\\u0041",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "=HYPERLINK(\"http://127.0.0.1/\",\"x\")",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\"=1+1\"",
            "'=1+1",
            "\uFF1D1",
            " // comment",
            "//",
            "# comment",
            "/* */",
            "\" . <urn:x> <urn:y> <urn:z> }",
            "\"\"\"",
            "{\"a\": [1]}",
            "},{",
            "| pipe |",
            "SET Evidence = \"x\"",
            "UNSET ALL",
            "%s %n ${x} {{x}}",
            "\u202Egnp.exe",
            "\u200F\u200E",
            "\u2028\u2029\u0085",
            "\u0000",
            "\u0001\u0008\u000B\u000C\u001B[31m\u001F",
            "\u007F\u009F",
            "\uFFFE\uFFFF",
            "\uD83E\uDDEA",
            "\uD800",
            "\uDC00",
            "\uFEFF",
            "é e\u0301",
            "mTORC1",
            "pain",
            " ");

    private static final List<String> IDS = List.of(
            "CHEBI:79699",
            "MESH:D006930",
            "HGNC:391",
            "HGNC.GENEGROUP:1234",
            "FPLX:mTORC1",
            "GO:0006914",
            "MP:0005407",
            "HP:0012531",
            "DOID:12",
            "NCBITaxon:10090",
            "UBERON:0000955",
            "CSL:wind-up",
            "TEST:a.b_c-d",
            "EFO:0000001",
            "MONDO:0000001");

    private static final List<String> DATES = List.of("", "2011", "2011-11", "2011-11-05", "2011-13", "=now()");

    /** A record of a few claims. */
    static HostileRecord of(long seed) {
        return new Maker(seed).record();
    }

    /** Records of many seeds. */
    static List<HostileRecord> many() {
        return LongStream.range(0, 60).mapToObj(HostileRecord::of).toList();
    }

    /** The record as a format has it. */
    byte[] as(ExportFormat format) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ClaimWriter writer = format.writer(output);
            writer.begin();
            for (Entry entry : entries) {
                writer.write(entry.claim(), EvidenceSource.of(entry.evidence()));
            }
            writer.end();
            return output.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be full, with seed " + seed, e);
        }
    }

    /** The labels of all entities that are asked about, by their identifiers. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Proposition proposition = entry.claim().proposition();
            labels.put(proposition.agent().id().value(), proposition.agent().label());
            labels.put(proposition.outcome().id().value(), proposition.outcome().label());
        }
        return labels;
    }

    /** How many pieces of evidence count. */
    int standing() {
        return entries.stream().mapToInt(entry -> entry.standing().size()).sum();
    }

    /** How many there are in all. */
    int evidence() {
        return entries.stream().mapToInt(entry -> entry.evidence().size()).sum();
    }

    /** What is to be read of a text: itself, but for what XML 1.0 cannot hold. */
    static String read(String text) {
        StringBuilder expected = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean space = point == '\t' || point == '\n' || point == '\r';
            boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
            if ((point < 0x20 && !space) || surrogate || point == 0xFFFE || point == 0xFFFF) {
                expected.append('\uFFFD');
            } else {
                expected.appendCodePoint(point);
            }
        });
        return expected.toString();
    }

    /** The same where white space is one blank. */
    static String readOnOneLine(String text) {
        return read(text).replaceAll("[ \\t\\n\\r\\u0085\\u2028\\u2029]+", " ");
    }

    /** Draws what is needed. */
    private static final class Maker {

        private final long seed;
        private final Random random;
        private final Map<String, Entity> entities = new LinkedHashMap<>();
        private int number;

        Maker(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        HostileRecord record() {
            for (String id : IDS) {
                entities.put(id, new Entity(new EntityId(id), "x" + text()));
                if (random.nextBoolean()) {
                    String label = text();
                    if (!label.isBlank()) {
                        entities.put(id, new Entity(new EntityId(id), label));
                    }
                }
            }
            Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());
            Map<String, Entry> entries = new LinkedHashMap<>();
            int claims = 1 + random.nextInt(6);
            for (int i = 0; i < claims; i++) {
                Proposition proposition = proposition();
                List<Placement> placements = new ArrayList<>();
                int size = 1 + random.nextInt(8);
                for (int k = 0; k < size; k++) {
                    placements.add(placement(proposition));
                }
                reconciler
                        .reconcile(placements)
                        .ifPresent(claim -> entries.put(proposition.id().value(), new Entry(claim, placements)));
            }
            return new HostileRecord(seed, List.copyOf(entries.values()));
        }

        private Proposition proposition() {
            String agent = pick(IDS);
            String outcome = pick(IDS);
            while (outcome.equals(agent)) {
                outcome = pick(IDS);
            }
            return new Proposition(entity(agent), pick(List.of(Manipulation.values())), entity(outcome));
        }

        private Entity entity(String id) {
            return Optional.ofNullable(entities.get(id)).orElseThrow();
        }

        private Placement placement(Proposition proposition) {
            Bridge bridge = Bridge.SAME;
            if (random.nextInt(4) == 0) {
                bridge = Bridge.OPPOSITE;
            }
            return new Placement(proposition, Bridge.SAME, bridge, claim(proposition), judgement());
        }

        private Claim claim(Proposition proposition) {
            number++;
            ArticleId article = article();
            Agent agent = new Agent(proposition.agent(), proposition.manipulation(), List.of());
            Outcome outcome = new Outcome(entity(pick(IDS)), List.of());
            Direction direction = pick(List.of(Direction.values()));
            Context context = Context.empty();
            for (Dimension dimension : Dimension.values()) {
                if (random.nextInt(5) == 0) {
                    context = context.with(dimension, "v" + text(), pick(List.of(ContextGround.values())));
                }
            }
            String words = text();
            TextSpan sentence = new TextSpan(100, 100 + words.length());
            TextSpan agentSpan = new TextSpan(90 + random.nextInt(11), 100);
            Quote quote = new Quote("s" + text(), sentence, words, agentSpan, sentence, sentence);
            return new Claim(
                    ClaimId.of(article, agent, direction, outcome, context, words + number),
                    article,
                    text(),
                    ArticleStatus.ACTIVE,
                    new StudyId("study " + random.nextInt(5) + text()),
                    "",
                    pick(List.of(SourceKind.values())),
                    pick(List.of(StudyKind.values())),
                    pick(DATES),
                    agent,
                    direction,
                    outcome,
                    context,
                    pick(List.of(Certainty.values())),
                    quote,
                    "rule/" + text(),
                    text());
        }

        private ArticleId article() {
            return switch (random.nextInt(5)) {
                case 0 -> ArticleId.ofPmid(Integer.toString(7_000_000 + random.nextInt(4)));
                case 1 -> ArticleId.ofDoi("10.1000/(sici)<1|2>\"{}`^\\#?%20[" + random.nextInt(4) + "]\u00E9'");
                case 2 -> ArticleId.of(new Name(NameScheme.PMCID, "PMC" + (1 + random.nextInt(4))));
                case 3 -> ArticleId.of(new Name(NameScheme.PPR, "PPR" + (1 + random.nextInt(4))));
                default -> ArticleId.of(Name.text("text " + random.nextInt(4)));
            };
        }

        private Judgement judgement() {
            Instant at = Instant.parse("2026-03-04T12:00:00.123Z");
            return switch (random.nextInt(6)) {
                case 0 -> new Judgement(Ruling.REJECTED, Optional.of(RejectionReason.OTHER), "N" + text(), at);
                case 1 -> new Judgement(Ruling.ACCEPTED, Optional.empty(), "N" + text(), at);
                default -> Judgement.none();
            };
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            int parts = random.nextInt(6);
            for (int i = 0; i < parts; i++) {
                text.append(pick(NASTY));
            }
            return text.toString();
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
