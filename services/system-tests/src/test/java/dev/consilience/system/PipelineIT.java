package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.commandline.remote.ServerSentEvent;
import dev.consilience.commandline.remote.ServerSentEventReader;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.system.RunningPipeline.Answer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Papers in, curated claims out. Each test brings papers of its own, so that none sees another's. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PipelineIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningPipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = RunningPipeline.start("pipeline");
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    private static String digest(String doi, String title, String text) {
        return title + "\n\nDOI: " + doi + "\nPublished: 2020-05-01\nKind: PRIMARY\n\n" + text + "\n";
    }

    private static JsonNode awaitClaim(String query) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        RunningPipeline.await("a claim for " + query, () -> {
            Answer answer = pipeline.get("/claims?" + query);
            if (answer.status() == 200 && answer.body().get("total").asInt() > 0) {
                found.add(answer.body().get("items").get(0));
            }
            return !found.isEmpty();
        });
        return found.get(0);
    }

    @Test
    void findsThatADrugWorksOnOneStimulusAndNotOnAnotherAndLeadsToTheWords() throws Exception {
        String sentence =
                "In mice with paw inflammation, temsirolimus lowered mechanical but not heat hypersensitivity.";
        pipeline.post("name=mother.txt", digest("10.5555/mother", "Temsirolimus and the stimulus", sentence));

        RunningPipeline.await("the stimulus separates", () -> {
            Answer claims = pipeline.get("/claims?agent=temsirolimus&outcome=MP:0005407");
            return claims.status() == 200
                    && claims.body().get("total").asInt() == 1
                    && claims.body().get("items").get(0).get("verdict").asText().equals("CONTEXT_DEPENDENT");
        });
        JsonNode claim = pipeline.get("/claims?agent=temsirolimus&outcome=MP:0005407")
                .body()
                .get("items")
                .get(0);
        assertThat(claim.get("explanation").get("dimension").asText()).isEqualTo("stimulus");
        assertThat(claim.get("explanation").get("values"))
                .extracting(value ->
                        value.get("value").asText() + " " + value.get("leading").asText())
                .containsExactlyInAnyOrder("mechanical DECREASES", "heat NO_EFFECT");

        JsonNode evidence = pipeline.get("/claims/" + claim.get("id").asText() + "/evidence")
                .body();
        assertThat(evidence.get("total").asInt()).isEqualTo(2);
        assertThat(evidence.get("items"))
                .allMatch(item -> item.get("quote").get("text").asText().equals(sentence));
        assertThat(pipeline.get("/conflicts?agent=temsirolimus").body().get("items"))
                .extracting(item -> item.get("id").asText())
                .contains(claim.get("id").asText());
        assertThat(pipeline.text("/view/claims/" + claim.get("id").asText())).contains("stimulus");
    }

    @Test
    void takesAClaimAwayWhenItsPaperIsRetractedAndSaysWhy() throws Exception {
        String paper =
                digest("10.5555/retracted", "Everolimus and proteinuria", "Everolimus increased proteinuria in rats.");
        pipeline.post("", paper);
        JsonNode claim = awaitClaim("agent=everolimus&outcome=proteinuria");
        String id = claim.get("id").asText();

        Answer answer = pipeline.post("status=RETRACTED&reason=images%20were%20copied", paper);

        assertThat(answer.status()).isEqualTo(200);
        RunningPipeline.await(
                "the claim is gone", () -> pipeline.get("/claims/" + id).status() == 404);
        List<ConsumerRecord<String, byte[]>> published = pipeline.records(TopicCatalogue.CURATED_CLAIMS.name()).stream()
                .filter(record -> record.key().equals(id))
                .toList();
        assertThat(published.get(published.size() - 1).value()).isNull();
        assertThat(new String(published.get(published.size() - 2).value(), StandardCharsets.UTF_8))
                .contains("RETRACTION of doi:10.5555/retracted: images were copied");
        List<JsonNode> changes = pipeline.changes("").stream()
                .filter(change -> change.get("claim").asText().equals(id))
                .toList();
        JsonNode last = changes.get(changes.size() - 1);
        assertThat(last.get("reason").asText()).isEqualTo("RETRACTION");
        assertThat(last.get("causes").get(0).get("detail").asText()).isEqualTo("images were copied");
        assertThat(last.has("after")).isFalse();
        assertThat(last.get("before").get("id").asText()).isEqualTo(id);
    }

    @Test
    void refusesWhatIsNoPaperWithAClearErrorAndStaysUp() throws Exception {
        byte[] garbage = new byte[50_000_000];
        new Random(1).nextBytes(garbage);

        Answer empty = pipeline.post("name=empty.txt", "");
        Answer large = pipeline.post("name=garbage.bin", BodyPublishers.ofByteArray(garbage));
        Answer broken = pipeline.post("name=broken.xml", "<PubmedArticleSet><PubmedArticle><oops></PubmedArticle>");
        Answer truncated = pipeline.post("name=cut.xml.gz", BodyPublishers.ofByteArray(truncatedGzip()));

        assertThat(List.of(empty, large, broken, truncated))
                .allSatisfy(answer -> assertThat(answer.status()).isIn(207, 422))
                .allSatisfy(answer ->
                        assertThat(answer.body().get("refused").asInt()).isPositive())
                .allSatisfy(answer ->
                        assertThat(lastRecord(answer).get("advice").asText()).isNotBlank());
        assertThat(lastRecord(empty).get("code").asText()).isEqualTo("EMPTY_INPUT");
        assertThat(lastRecord(truncated).get("code").asText()).isEqualTo("TRUNCATED_GZIP");
        assertThat(truncated.body().get("accepted").asInt()).isPositive();
        List<String> names = pipeline.records(TopicCatalogue.INGEST_DEAD_LETTERS).stream()
                .map(record -> header(record, "consilience-name"))
                .toList();
        assertThat(names).contains("empty.txt", "garbage.bin", "broken.xml", "cut.xml.gz");
        pipeline.post("", digest("10.5555/after", "Torin 1 after garbage", "Torin 1 reduced stomatitis in mice."));
        awaitClaim("agent=torin&outcome=stomatitis");
    }

    private static JsonNode lastRecord(Answer answer) {
        JsonNode records = answer.body().get("records");
        return records.get(records.size() - 1);
    }

    private static byte[] truncatedGzip() throws IOException {
        StringBuilder set = new StringBuilder("<PubmedArticleSet>");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            set.append("<PubmedArticle><MedlineCitation><PMID>")
                    .append(90_000_000 + i)
                    .append("</PMID><Article><ArticleTitle>Nothing of note ")
                    .append(random.nextLong())
                    .append("</ArticleTitle></Article></MedlineCitation></PubmedArticle>");
        }
        set.append("</PubmedArticleSet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(set.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }

    @Test
    void putsBytesOnATopicThatAreNoRecordIntoTheDeadLettersAndGoesOn() throws Exception {
        byte[] garbage = "these bytes are no record".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String topic : List.of(
                    TopicCatalogue.RECORDS_RECEIVED.name(),
                    TopicCatalogue.ARTICLES.name(),
                    TopicCatalogue.CLAIMS.name(),
                    TopicCatalogue.PROPOSITIONS.name())) {
                producer.send(new ProducerRecord<>(topic, "garbage", garbage)).get();
            }
        }

        for (String letters : TopicCatalogue.DEAD_LETTERS) {
            RunningPipeline.await("the garbage is in " + letters, () -> pipeline.records(letters).stream()
                    .anyMatch(record -> Arrays.equals(record.value(), garbage)));
        }
        pipeline.post("", digest("10.5555/on", "Ketamine goes on", "Ketamine reduced fatigue in patients."));
        awaitClaim("agent=ketamine&outcome=fatigue");
    }

    @Test
    void resumesTheFeedBehindTheLastEvent() throws Exception {
        pipeline.post("", digest("10.5555/feed", "Morphine and nausea", "Morphine increased nausea in patients."));
        awaitClaim("agent=morphine&outcome=nausea");
        pipeline.awaitSettled();

        List<RunningPipeline.Event> all = pipeline.events("", "");
        assertThat(all).isNotEmpty();
        int seen = (all.size() + 1) / 2;
        assertThat(pipeline.events("", all.get(seen - 1).id()))
                .extracting(RunningPipeline.Event::change)
                .containsExactlyInAnyOrderElementsOf(all.subList(seen, all.size()).stream()
                        .map(RunningPipeline.Event::change)
                        .toList());
        assertThat(pipeline.changes("?since=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void whoHasHeardOfAChangeIsAnsweredWithIt() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest feed = HttpRequest.newBuilder(
                        pipeline.publish().resolve("/feed/changes?agent=gabapentin&outcome=fatigue"))
                .build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                http.send(feed, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            ServerSentEventReader events = new ServerSentEventReader(lines);
            for (int paper = 1; paper <= 20; paper++) {
                pipeline.post(
                        "",
                        digest(
                                "10.5555/heard-" + paper,
                                "Gabapentin and fatigue",
                                "Gabapentin increased fatigue in patients."));

                JsonNode change = nextChange(events);

                URI claim = pipeline.publish()
                        .resolve("/claims/" + change.get("claim").asText());
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(claim)
                                .header("Prefer", "wait=10")
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=10");
                assertThat(JSON.readTree(answer.body())).isEqualTo(change.get("after"));
                assertThat(change.get("after").get("studies").asInt()).isEqualTo(paper);
            }
        }
    }

    private static JsonNode nextChange(ServerSentEventReader events) throws IOException {
        while (true) {
            ServerSentEvent event = events.next().orElseThrow();
            if (event.type().equals("change")) {
                return JSON.readTree(event.data());
            }
        }
    }

    @Test
    void pagesThroughAllClaimsWithNoneMissedAndNoneTwice() throws Exception {
        pipeline.post(
                "",
                digest(
                        "10.5555/pages",
                        "Scopolamine and three things",
                        "Scopolamine increased nausea in mice. Scopolamine reduced vomiting in mice. "
                                + "Scopolamine did not affect dizziness in mice."));
        RunningPipeline.await(
                "three claims",
                () -> pipeline.get("/claims?agent=scopolamine")
                                .body()
                                .get("total")
                                .asInt()
                        >= 3);

        List<String> one = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    pipeline.get("/claims?agent=scopolamine&limit=1" + cursor).body();
            page.get("items").forEach(item -> one.add(item.get("id").asText()));
            cursor = "";
            if (page.has("next")) {
                cursor = "&cursor=" + page.get("next").asText();
            }
        } while (!cursor.isEmpty());

        List<String> all = new ArrayList<>();
        pipeline.get("/claims?agent=scopolamine&limit=1000")
                .body()
                .get("items")
                .forEach(item -> all.add(item.get("id").asText()));
        assertThat(one).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates().containsExactlyElementsOf(all);
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(List.of(
                        pipeline.get("/claims?verdict=MAYBE"),
                        pipeline.get("/claims?limit=0"),
                        pipeline.get("/claims?cursor=%25"),
                        pipeline.post("status=GONE", "text")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body().get("detail").asText()).contains("not \"");
                });
        assertThat(pipeline.get("/claims/no-such..claim").status()).isEqualTo(404);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        if (record.headers().lastHeader(name) == null) {
            return "";
        }
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
