package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.commandline.remote.IngestClient;
import dev.consilience.stream.TopicCatalogue;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingest over HTTP as its callers see it: streamed answers, many files, bounds, dead letters. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class IngestEdgeIT {

    private static RunningPipeline pipeline;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        pipeline = RunningPipeline.start(
                "edge",
                List.of(
                        "-Dconsilience.ingest.submissions=1",
                        "-Dconsilience.ingest.folder=" + folder,
                        "-Dconsilience.ingest.scan-interval=PT0.1S",
                        "-Dconsilience.ingest.settle=PT0.1S"));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void oneSubmissionTooManyIsAskedToComeAgainWhileHealthIsAnswered() throws Exception {
        // Given
        byte[] papers = set(41_000_000, 600);
        GatedBody body = new GatedBody(papers);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(body));
        body.allow(0.5);
        RunningPipeline.await("the first is being read", () -> isOnItsTopic("pmid:41000000"));

        // When
        HttpResponse<String> second =
                send(HttpRequest.newBuilder(pipeline.ingest().resolve("/articles"))
                        .POST(BodyPublishers.ofByteArray(set(42_000_000, 1)))
                        .build());
        int health = send(HttpRequest.newBuilder(pipeline.ingest().resolve("/q/health/ready"))
                        .build())
                .statusCode();
        body.allow(1);

        // Then
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
        assertThat(second.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(health).isEqualTo(200);
        assertThat(first.get()).isEqualTo(200);
    }

    @Test
    void tellsOfRecordsWhileTheRestIsStillToComeAndDoesNotMindASenderWhoLeaves() throws Exception {
        // Given
        byte[] papers = set(43_000_000, 600);
        String line;
        try (Socket socket =
                new Socket(pipeline.ingest().getHost(), pipeline.ingest().getPort())) {
            OutputStream output = socket.getOutputStream();
            String head = "POST /articles?name=left.xml HTTP/1.1\r\nHost: "
                    + pipeline.ingest().getAuthority()
                    + "\r\nAccept: application/x-ndjson\r\nContent-Type: text/xml\r\nContent-Length: " + papers.length
                    + "\r\n\r\n";
            output.write(head.getBytes(StandardCharsets.US_ASCII));
            output.write(papers, 0, papers.length / 2);
            output.flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            line = answer.readLine();
            while (!line.startsWith("{")) {
                line = answer.readLine();
            }
        }

        // When, now that the sender is gone
        RunningPipeline.await("the place is given back", () -> post(set(44_000_000, 1)) == 200);

        // Then
        assertThat(line).contains("ACCEPTED").contains("pmid:43000000");
        assertThat(pipeline.ask("/dead-letters?service=ingest").body().findValuesAsText("name"))
                .doesNotContain("left.xml");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCommandLinesClientIsToldOfEveryRecord(boolean lengthIsKnown) throws Exception {
        // Given
        byte[] papers = set(49_000_000, 3_000);
        long length = -1;
        if (lengthIsKnown) {
            length = papers.length;
        }
        Counting counting = new Counting();
        IngestClient client = new IngestClient(pipeline.ingest());
        RunningPipeline.await("there is a place", () -> post(set(44_000_000, 1)) == 200);

        // When
        IngestClient.Totals totals =
                client.stream(() -> new ByteArrayInputStream(papers), length, Map.of("name", "papers"), counting);

        // Then
        assertThat(totals).isEqualTo(new IngestClient.Totals(3_000, 0));
        assertThat(counting.records).hasSize(3_000).doesNotHaveDuplicates();
    }

    private static final class Counting implements IngestClient.Listener {
        private final List<String> records = new ArrayList<>();

        @Override
        public void sent(long bytes) {
            // Told by the thread that sends, which may still be at it when the answer has ended.
        }

        @Override
        public void record(IngestClient.RecordResult record) {
            records.add(record.article());
        }
    }

    @Test
    void readsTheFilesOfAFormAndReportsOnEach() throws Exception {
        // Given
        String form = "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"one.xml\"\r\n\r\n"
                + new String(set(45_000_000, 3), StandardCharsets.UTF_8)
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"empty.txt\"\r\n\r\n\r\n--edge--";

        // When
        HttpResponse<String> response =
                awaitPlace(HttpRequest.newBuilder(pipeline.ingest().resolve("/articles"))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofString(form))
                        .build());

        // Then
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.body())
                .contains("\"accepted\":3,\"refused\":1")
                .contains("\"name\":\"one.xml\"")
                .contains("\"name\":\"empty.txt\"")
                .contains("EMPTY_INPUT");
    }

    @Test
    void replaysWhatARepairedParserReads() throws Exception {
        // Given a letter that was written when the parser could not read it
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> letter =
                    new ProducerRecord<>(TopicCatalogue.INGEST_DEAD_LETTERS, set(46_000_000, 1));
            Headers headers = letter.headers();
            header(headers, "consilience-code", "UNKNOWN_RECORD");
            header(headers, "consilience-place", "record 1");
            header(headers, "consilience-cut", "false");
            header(headers, "consilience-name", "was-unreadable.xml");
            header(headers, "consilience-status", "RETRACTED");
            header(headers, "consilience-status-reason", "no data");
            producer.send(letter).get();
        }
        String id = idOf("/dead-letters?service=ingest&code=UNKNOWN_RECORD");

        // When
        RunningPipeline.Answer replayed = pipeline.tell("/dead-letters/" + id + "/replay");

        // Then
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("accepted").asInt()).isEqualTo(1);
        RunningPipeline.await("it is settled", () -> pipeline.records(TopicCatalogue.ARTICLES.name()).stream()
                .anyMatch(record -> record.key().equals("pmid:46000000")));
    }

    @Test
    void putsWhatAStreamCouldNotReadBackToItsTopic() throws Exception {
        // Given
        byte[] garbage = {9, 9, 9};
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(TopicCatalogue.ARTICLES.name(), "garbage", garbage))
                    .get();
        }
        RunningPipeline.await("it is a dead letter", () -> lettersOfExtract(garbage) == 1);
        String id = idOf("/dead-letters?service=extract");

        // When
        RunningPipeline.Answer replayed = pipeline.tell("/dead-letters/" + id + "/replay");

        // Then
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("topic").asText()).isEqualTo(TopicCatalogue.ARTICLES.name());
        RunningPipeline.await("it is a dead letter again", () -> lettersOfExtract(garbage) == 2);
        assertThat(pipeline.records(TopicCatalogue.ARTICLES.name()))
                .filteredOn(record -> "garbage".equals(record.key()))
                .hasSize(2);
    }

    @Test
    void leavesAFolderToTheInstanceThatTookItOverAndSaysSo() throws Exception {
        // Given
        Files.write(folder.resolve("first.xml"), set(47_000_000, 1));
        RunningPipeline.await("the folder is watched", () -> isOnItsTopic("pmid:47000000"));
        RunningPipeline.await("the file is done with", () -> Files.exists(folder.resolve("done/first.xml")));
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrapServers(), "transactional.id", transactionalId()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            other.initTransactions();
        }

        // When
        Files.write(folder.resolve("second.xml"), set(48_000_000, 1));

        // Then
        RunningPipeline.await(
                "it says so", () -> pipeline.ask("/q/health/ready").body().findValuesAsText("folder").stream()
                        .anyMatch(text -> text.startsWith("TAKEN_OVER")));
        assertThat(pipeline.ask("/q/health/ready").status()).isEqualTo(200);
        assertThat(isOnItsTopic("pmid:48000000")).isFalse();
        assertThat(folder.resolve("second.xml")).exists();
    }

    /** As ingest makes it of the folder's path. */
    private static String transactionalId() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(folder.toString().getBytes(StandardCharsets.UTF_8));
        return "consilience-ingest-folder-" + HexFormat.of().formatHex(digest).substring(0, 16);
    }

    private static long lettersOfExtract(byte[] payload) {
        return pipeline.records(TopicCatalogue.EXTRACT_DEAD_LETTERS).stream()
                .filter(record -> Arrays.equals(record.value(), payload))
                .count();
    }

    private static String idOf(String query) throws Exception {
        JsonNode letters = pipeline.ask(query).body().path("letters");
        return letters.get(0).path("id").asText();
    }

    /** Whether PubMed's record of that name is on the topic of those handed in. */
    private static boolean isOnItsTopic(String name) {
        return pipeline.records(TopicCatalogue.RECORDS_RECEIVED.name()).stream()
                .anyMatch(record -> record.key().equals("pubmed/" + name));
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(GatedBody body) {
        try {
            return pipeline.post("name=gated", BodyPublishers.ofInputStream(() -> body))
                    .status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int post(byte[] papers) throws Exception {
        return pipeline.post("name=later", BodyPublishers.ofByteArray(papers)).status();
    }

    /** The one place may still be taken by whoever came before. */
    private static HttpResponse<String> awaitPlace(HttpRequest request) throws Exception {
        HttpResponse<String> response = send(request);
        while (response.statusCode() == 503) {
            Thread.sleep(100);
            response = send(request);
        }
        return response;
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static byte[] set(int first, int count) {
        return StubPubMed.set(IntStream.range(first, first + count)
                        .mapToObj(Integer::toString)
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
    }
}
