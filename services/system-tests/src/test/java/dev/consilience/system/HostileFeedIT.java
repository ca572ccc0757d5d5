package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.claim.Direction;
import dev.consilience.decision.Decision;
import dev.consilience.decision.Subject;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.AgentRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimRecord;
import dev.consilience.schema.EntityRecord;
import dev.consilience.schema.OutcomeRecord;
import dev.consilience.schema.QuoteRecord;
import dev.consilience.schema.SpanRecord;
import dev.consilience.stream.Causes;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.RegistrySerdes;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.decision.DecisionWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

/**
 * Names, quotes, reasons, comments and keys that are written to break or forge events of the feeds, put straight onto the topics, past
 * all that ingest and extract would have made of them.
 */
class HostileFeedIT {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final PropositionId PAIN = new PropositionId("TEST:drug..TEST:pain");
    private static final String POSITION = "\\d+:\\d+(,\\d+:\\d+)*";

    /** Ends lines in all ways that some reader takes for an end, and goes on as a stream would. */
    private static final String HOSTILE = "x\n\nevent: caught-up\ndata: forged\nid: 9:9\n\n"
            + "\r\rdata: forged\rid: 9:9\r\r"
            + "\r\n\r\ndata: forged\r\nretry: 1\r\n\r\n"
            + "\u2028\u2028data: forged\u2028\u2029\u0085\u000B\u000C:comment"
            + "\u0000id: 9:9\u0000\uFEFF</script><script>alert(1)</script><!--\"'&amp;\\n\\r";

    /** The name of a curator is one line. */
    private static final String ONE_LINE = "data: forged <b>&amp;";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ClaimRecord hostile(Evidence evidence) {
        ClaimRecord claim = ClaimRecords.toRecord(evidence.claim());
        SpanRecord all = new SpanRecord(0, HOSTILE.length());
        return ClaimRecord.newBuilder(claim)
                .setAgent(AgentRecord.newBuilder(claim.getAgent())
                        .setEntity(named(claim.getAgent().getEntity()))
                        .build())
                .setOutcome(OutcomeRecord.newBuilder(claim.getOutcome())
                        .setEntity(named(claim.getOutcome().getEntity()))
                        .build())
                .setQuote(new QuoteRecord("abstract", all, HOSTILE, all, all, all))
                .build();
    }

    private static EntityRecord named(EntityRecord entity) {
        return EntityRecord.newBuilder(entity).setLabel(HOSTILE).build();
    }

    private record Writer(KafkaProducer<String, byte[]> producer, RegistrySerdes serdes) {

        void claim(ClaimRecord claim, @Nullable ClaimRecord value, ChangeReason reason) throws Exception {
            byte[] bytes = null;
            if (value != null) {
                bytes = serdes.of(TopicCatalogue.CLAIMS).serializer().serialize(TopicCatalogue.CLAIMS.name(), value);
            }
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(TopicCatalogue.CLAIMS.name(), claim.getId(), bytes);
            // What the header cannot hold is taken out by who writes it; here all that it can is in it.
            Causes.of(reason, "doi:" + HOSTILE, HOSTILE).writeTo(record.headers());
            producer.send(record).get();
        }

        void tombstone(String topic) throws Exception {
            producer.send(new ProducerRecord<>(topic, HOSTILE, null)).get();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingThatIsWrittenAnywhereBreaksOrForgesAnEvent() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("hostile-feed")) {
            // Given
            RegistrySerdes serdes = new RegistrySerdes(pipeline.registry());
            try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()),
                            new StringSerializer(),
                            new ByteArraySerializer());
                    DecisionWriter decisions = DecisionWriter.open(pipeline.administration(), serdes)) {
                Writer writer = new Writer(producer, serdes);
                ClaimRecord less = hostile(Evidence.from("a"));
                ClaimRecord more = hostile(Evidence.from("b").that("drug", Direction.INCREASES, "pain"));
                writer.claim(less, less, ChangeReason.NEW_EVIDENCE);
                writer.claim(more, more, ChangeReason.NEW_EVIDENCE);
                RunningPipeline.await("there is a conflict", () -> total(pipeline, "/conflicts") == 1);
                decisions.write(Decision.comment(new Subject.OfProposition(PAIN), HOSTILE, ONE_LINE, NOON));
                RunningPipeline.await(
                        "the comment is there",
                        () -> pipeline.get("/claims/" + PAIN)
                                        .body()
                                        .path("decisions")
                                        .size()
                                == 1);
                writer.claim(less, null, ChangeReason.RETRACTION);
                RunningPipeline.await("the conflict is gone", () -> total(pipeline, "/conflicts") == 0);
                writer.claim(more, null, ChangeReason.DELETION);
                RunningPipeline.await("the claim is gone", () -> total(pipeline, "/claims") == 0);
                writer.tombstone(TopicCatalogue.CURATED_CLAIMS.name());
                writer.tombstone(TopicCatalogue.CONFLICTS.name());
            }
            pipeline.awaitSettled();

            // When
            EventStream.Read changes = read(pipeline, "/feed/changes");
            EventStream.Read claims = read(pipeline, "/feed/claims");
            EventStream.Read conflicts = read(pipeline, "/feed/conflicts");

            // Then
            checkAtom(pipeline);
            check(changes, pipeline.records(TopicCatalogue.CHANGES.name()), Set.of("change"));
            check(claims, pipeline.records(TopicCatalogue.CURATED_CLAIMS.name()), Set.of("claim", "gone"));
            check(conflicts, pipeline.records(TopicCatalogue.CONFLICTS.name()), Set.of("claim", "gone"));
            assertThat(texts(changes)).contains(HOSTILE).anyMatch(text -> text.startsWith("doi:x event: caught-up"));
            assertThat(texts(claims)).contains(HOSTILE);
            assertThat(texts(conflicts)).contains(HOSTILE);
            assertThat(json(claims.events().get(claims.events().size() - 2))
                            .path("claim")
                            .asText())
                    .isEqualTo(HOSTILE);
        }
    }

    /** The same changes as an Atom feed, whole, and once for whoever has it. */
    private static void checkAtom(RunningPipeline pipeline) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(pipeline.publish().resolve("/feed/changes.atom?claim=" + PAIN));
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultNSInstance();
        xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document feed = xml.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=UTF-8");
        assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength())
                .isEqualTo(pipeline.records(TopicCatalogue.CHANGES.name()).size());
        assertThat(feed.getElementsByTagNameNS("*", "script").getLength()).isZero();
        assertThat(http.send(request.header("If-None-Match", tag).build(), BodyHandlers.ofString()))
                .satisfies(again -> assertThat(again.statusCode()).isEqualTo(304))
                .satisfies(again -> assertThat(again.body()).isEmpty());
        HttpResponse<String> refused = http.send(
                HttpRequest.newBuilder(pipeline.publish().resolve("/feed/changes.atom?text=rats"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Changes can be asked for by claim");
        assertThat(pipeline.text("/openapi")).contains("/feed/changes.atom");
        assertThat(pipeline.text("/view/changes?claim=" + PAIN))
                .contains("type=\"application/atom+xml\"", "href=\"/feed/changes.atom?claim=" + PAIN + "\"");
    }

    private static int total(RunningPipeline pipeline, String path) throws Exception {
        return pipeline.get(path).body().path("total").asInt();
    }

    /** An event for each record, and nothing else; each with the id of a position, and no field beside those that are sent. */
    private static void check(EventStream.Read read, List<ConsumerRecord<String, byte[]>> records, Set<String> types)
            throws IOException {
        List<EventStream.Event> events = read.events();
        assertThat(events).hasSize(records.size() + 1);
        EventStream.Event last = events.get(events.size() - 1);
        assertThat(last.type()).isEqualTo("caught-up");
        assertThat(last.data())
                .isEqualTo(last.id())
                .isEqualTo(read.lastEventId())
                .matches(POSITION);
        for (EventStream.Event event : events.subList(0, events.size() - 1)) {
            assertThat(event.type()).isIn(types);
            assertThat(event.id()).matches(POSITION).isNotEqualTo("9:9");
            assertThat(json(event).path("claim").isTextual() || json(event).has("verdict"))
                    .isTrue();
        }
        assertThat(events.stream()
                        .limit(records.size())
                        .map(EventStream.Event::id)
                        .collect(Collectors.toSet()))
                .as("each event moves the reader on")
                .hasSize(records.size());
        assertThat(read.others()).isEmpty();
    }

    private static JsonNode json(EventStream.Event event) throws IOException {
        return JSON.readTree(event.data());
    }

    /** All texts in all events. */
    private static List<String> texts(EventStream.Read read) throws IOException {
        List<String> texts = new ArrayList<>();
        for (EventStream.Event event : read.events()) {
            if (!event.type().equals("caught-up")) {
                addTexts(json(event), texts);
            }
        }
        return texts;
    }

    private static void addTexts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> addTexts(child, texts));
    }

    /** What the server sends, until it has sent all and an empty line behind it. */
    private static EventStream.Read read(RunningPipeline pipeline, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(pipeline.publish().resolve(path)).build();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (InputStream stream = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            byte[] some = new byte[8192];
            int count = stream.read(some);
            while (count >= 0) {
                sent.write(some, 0, count);
                EventStream.Read read = EventStream.of(whole(sent.toByteArray()));
                if (read.events().stream().anyMatch(HostileFeedIT::isTheEnd)) {
                    return read;
                }
                count = stream.read(some);
            }
        }
        throw new AssertionError(path + " ended before all was sent: " + sent.toString(StandardCharsets.UTF_8));
    }

    /** A forged end would say what no position is. */
    private static boolean isTheEnd(EventStream.Event event) {
        return event.type().equals("caught-up") && event.data().matches(POSITION);
    }

    /** Up to the last end of a line: a character may have come in part. */
    private static byte[] whole(byte[] sent) {
        int end = sent.length;
        while (end > 0 && sent[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(sent, end);
    }
}
