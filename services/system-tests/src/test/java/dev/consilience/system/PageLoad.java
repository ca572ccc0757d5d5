package dev.consilience.system;

import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.PropositionRecord;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures how soon a page can be read where there are many curated claims: they are written to their topic as publish would,
 * a third of them conflicts, and each page is opened eleven times in a real browser, of which the first does not count. A line a page gives the median
 * and the longest time to the first contentful paint, and to the whole answer.
 *
 * <p>{@code java ... PageLoad [CLAIMS]}: 200,000 by default.
 */
public final class PageLoad {

    private static final int TIMES = 11;
    private static final int OUTCOMES = 200;
    private static final List<String> PAGES = List.of(
            "/",
            "/view/claims?text=studies+differ",
            "/view/conflicts",
            "/view/matrix",
            "/view/claims/LOAD:drug-7..LOAD:outcome-7",
            "/view/add");

    private PageLoad() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int claims = 200_000;
        if (arguments.length > 0) {
            claims = Integer.parseInt(arguments[0]);
        }
        Browser.Programs programs = Browser.programs().orElseThrow();
        try (RunningPipeline pipeline = RunningPipeline.start("page-load")) {
            write(pipeline, claims);
            int all = claims;
            RunningPipeline.await(
                    "all claims are there",
                    () -> pipeline.get("/claims?limit=1").body().path("total").asInt() >= all);
            try (Browser browser = Browser.open(programs, pipeline.publish())) {
                print(String.format(
                        Locale.ROOT, "%d curated claims; times in ms, median and longest of %d", claims, TIMES - 1));
                for (String page : PAGES) {
                    measure(browser, page);
                }
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what was not sent is missed when it is waited for
    private static void write(RunningPipeline pipeline, int claims) {
        RegistrySerdes serdes = new RegistrySerdes(pipeline.registry());
        List<CuratedClaimRecord> models = models();
        Random random = new Random(1);
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", pipeline.bootstrapServers());
        settings.put("linger.ms", 20);
        settings.put("compression.type", "lz4");
        try (KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                Serializer<CuratedClaimRecord> values =
                        serdes.of(TopicCatalogue.CURATED_CLAIMS).serializer()) {
            for (int i = 0; i < claims; i++) {
                CuratedClaimRecord claim = named(models.get(random.nextInt(models.size())), i / OUTCOMES, i % OUTCOMES);
                String topic = TopicCatalogue.CURATED_CLAIMS.name();
                producer.send(
                        new ProducerRecord<>(topic, claim.getProposition().getId(), values.serialize(topic, claim)));
            }
        }
    }

    /** The claim, said of another agent and another outcome. */
    private static CuratedClaimRecord named(CuratedClaimRecord model, int agent, int outcome) {
        PropositionRecord proposition = PropositionRecord.newBuilder(model.getProposition())
                .setId("LOAD:drug-" + agent + "..LOAD:outcome-" + outcome)
                .setAgent(new EntityRecord("LOAD:drug-" + agent, "drug " + agent))
                .setOutcome(new EntityRecord("LOAD:outcome-" + outcome, "outcome " + outcome))
                .build();
        return CuratedClaimRecord.newBuilder(model).setProposition(proposition).build();
    }

    /** Claims of one study to thirty, of which every third is divided. */
    private static List<CuratedClaimRecord> models() {
        List<CuratedClaimRecord> models = new ArrayList<>();
        for (int studies = 1; studies <= 30; studies++) {
            List<dev.consilience.claim.Claim> claims = new ArrayList<>();
            for (int study = 0; study < studies; study++) {
                Direction direction = Direction.DECREASES;
                if (studies % 3 == 0 && study % 3 == 0) {
                    direction = Direction.INCREASES;
                }
                claims.add(Evidence.from("paper" + study)
                        .that("drug", direction, "pain")
                        .in(Dimension.STIMULUS, List.of("heat", "cold").get(study % 2))
                        .published(Integer.toString(1990 + study))
                        .claim());
            }
            RecordByDefinition.Answer answer = RecordByDefinition.of(claims, List.of())
                    .answer(new PropositionId("TEST:drug..TEST:pain"))
                    .orElseThrow();
            models.add(CuratedRecords.toRecord(answer.claim(), answer.decisions()));
        }
        return models;
    }

    private static void measure(Browser browser, String page) {
        double[] paints = new double[TIMES - 1];
        double[] answers = new double[TIMES - 1];
        for (int i = 0; i < TIMES; i++) {
            browser.go(page);
            browser.await("a paint", () -> browser.run(
                            "return performance.getEntriesByName('first-contentful-paint').length;")
                    .equals(1L));
            if (i > 0) {
                paints[i - 1] =
                        number(browser, "return performance.getEntriesByName('first-contentful-paint')[0].startTime;");
                answers[i - 1] = number(browser, "return performance.getEntriesByType('navigation')[0].responseEnd;");
            }
        }
        print(String.format(
                Locale.ROOT,
                "%-45s first paint %5.0f %5.0f   answer %5.0f %5.0f",
                page,
                median(paints),
                Arrays.stream(paints).max().orElseThrow(),
                median(answers),
                Arrays.stream(answers).max().orElseThrow()));
    }

    private static double number(Browser browser, String script) {
        return ((Number) browser.run(script)).doubleValue();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
