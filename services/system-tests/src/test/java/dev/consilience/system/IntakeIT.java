package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Kills ingest with no warning in the middle of everything that it takes in, and counts what is on the topics then: nothing
 * is lost; what the service itself is to remember, a folder's files and a poll's pages, is there once; and what a sender
 * sends again settles to each article once.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock(RunningPipeline.SHARED)
class IntakeIT {

    private static final int FIRST_OF_HTTP = 10_000_001;
    private static final int FIRST_OF_FOLDER = 20_000_001;
    private static final int FIRST_OF_POLL = 30_000_001;
    private static final int OF_HTTP = 1_200;
    private static final int FILES = 6;
    private static final int OF_A_FILE = 2_500;
    private static final int OF_POLL = 300;
    private static final int PAGE = 20;

    @TempDir
    private Path folder;

    @Test
    void aKillInTheMiddleOfAFileAFolderAndAPollLosesNothingAndDoublesNothing() throws Exception {
        try (StubPubMed pubMed = new StubPubMed(FIRST_OF_POLL, OF_POLL, 4 * PAGE);
                RunningPipeline pipeline = RunningPipeline.start("intake", settings(folder, pubMed.address()))) {
            // In the middle of a poll: the stub keeps the fifth page back, so four are committed and the fifth is asked
            // for.
            RunningPipeline.await("a page is held back", pubMed::isHolding);
            RunningPipeline.await("the pages before are there", () -> count(pipeline, FIRST_OF_POLL) == 4 * PAGE);

            // In the middle of a file over HTTP: the sender keeps the rest back.
            byte[] posted = set(FIRST_OF_HTTP, OF_HTTP);
            GatedBody body = new GatedBody(posted);
            CompletableFuture<Boolean> sender = CompletableFuture.supplyAsync(() -> isPosted(pipeline, body));
            body.allow(0.5);
            RunningPipeline.await("half of the file is taken in", () -> count(pipeline, FIRST_OF_HTTP) > 0);

            // In the middle of a folder: its first file is through, and not all.
            dropFiles();
            RunningPipeline.await("the folder is being taken in", () -> count(pipeline, FIRST_OF_FOLDER) > OF_A_FILE);
            pipeline.kill("ingest");
            int takenOfFolder = count(pipeline, FIRST_OF_FOLDER);
            int takenOfPoll = count(pipeline, FIRST_OF_POLL);
            body.allow(1);
            assertThat(sender.get(1, TimeUnit.MINUTES))
                    .as("the sender got an answer")
                    .isFalse();
            assertThat(takenOfFolder).isGreaterThan(OF_A_FILE).isLessThan(FILES * OF_A_FILE);
            assertThat(takenOfPoll).isEqualTo(4 * PAGE);
            assertThat(count(pipeline, FIRST_OF_HTTP)).isPositive().isLessThan(OF_HTTP);

            pubMed.letPass();
            pipeline.startWhatDoesNotRun();
            assertThat(pipeline.post("name=again", BodyPublishers.ofByteArray(posted))
                            .status())
                    .isEqualTo(200);
            RunningPipeline.await("the poll is through", () -> count(pipeline, FIRST_OF_POLL) >= OF_POLL);
            RunningPipeline.await("the folder is empty", () -> waiting().isEmpty());
            pipeline.awaitSettled();

            assertThat(received(pipeline, FIRST_OF_FOLDER)).isEqualTo(onceEach(FIRST_OF_FOLDER, FILES * OF_A_FILE));
            assertThat(received(pipeline, FIRST_OF_POLL)).isEqualTo(onceEach(FIRST_OF_POLL, OF_POLL));
            assertThat(received(pipeline, FIRST_OF_HTTP).keySet())
                    .isEqualTo(onceEach(FIRST_OF_HTTP, OF_HTTP).keySet());
            List<String> settled = pipeline.records(TopicCatalogue.ARTICLES.name()).stream()
                    .map(ConsumerRecord::key)
                    .sorted()
                    .toList();
            assertThat(settled).isEqualTo(everything());
            assertThat(pipeline.records(TopicCatalogue.INGEST_DEAD_LETTERS)).isEmpty();
            assertThat(reports()).hasSize(FILES);
        }
    }

    @Test
    void deadLettersAreListedShownAndReplayed() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        String broken = "<PubmedArticle><MedlineCitation><PMID>7</no></MedlineCitation></PubmedArticle>";
        pipeline.post(
                "name=broken.xml&status=RETRACTED&reason=no+data",
                "<PubmedArticleSet>" + broken + "</PubmedArticleSet>");
        JsonNode listed = pipeline.ask("/dead-letters?service=ingest").body().path("letters");
        assertThat(listed).isNotEmpty();
        JsonNode letter = listed.get(0);
        assertThat(letter.path("code").asText()).isEqualTo("MALFORMED_XML");
        assertThat(letter.path("name").asText()).isEqualTo("broken.xml");
        String id = letter.path("id").asText();
        JsonNode shown = pipeline.ask("/dead-letters/" + id).body();
        assertThat(shown.path("text").asText()).contains("<PMID>7</no>");
        assertThat(shown.path("headers").path("consilience-status").asText()).isEqualTo("RETRACTED");

        RunningPipeline.Answer replayed = pipeline.tell("/dead-letters/" + id + "/replay");

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("refused").asInt()).isPositive();
        assertThat(pipeline.ask("/dead-letters?service=ingest").body().path("letters"))
                .hasSameSizeAs(listed);
        assertThat(pipeline.ask("/dead-letters/ingest:0:999").status()).isEqualTo(404);
        assertThat(pipeline.ask("/dead-letters/odd").status()).isEqualTo(400);
        assertThat(pipeline.ask("/dead-letters?service=other").status()).isEqualTo(400);
    }

    private static List<String> settings(Path folder, URI pubMed) {
        String poll = "-Dconsilience.ingest.polls.stub.";
        return List.of(
                "-Dconsilience.ingest.folder=" + folder,
                "-Dconsilience.ingest.scan-interval=PT0.1S",
                "-Dconsilience.ingest.settle=PT0.2S",
                "-Dconsilience.ingest.batch-records=100",
                poll + "service=pubmed",
                poll + "query=anything",
                poll + "since=2026-11-01",
                poll + "interval=PT1S",
                poll + "page-size=" + PAGE,
                poll + "base-url=" + pubMed);
    }

    /** Written beside and moved in, so that the order of names is the order in which they are taken. */
    private void dropFiles() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Path written = folder.resolve("file-" + i + ".xml.part");
            Files.write(written, set(FIRST_OF_FOLDER + i * OF_A_FILE, OF_A_FILE));
        }
        for (int i = 0; i < FILES; i++) {
            Files.move(
                    folder.resolve("file-" + i + ".xml.part"),
                    folder.resolve("file-" + i + ".xml"),
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("done"))) {
            return files.filter(file -> file.toString().endsWith(".report.json"))
                    .toList();
        }
    }

    private static boolean isPosted(RunningPipeline pipeline, GatedBody body) {
        try {
            pipeline.post("name=gated", BodyPublishers.ofInputStream(() -> body));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of the records of a way in are on the topic. */
    private static int count(RunningPipeline pipeline, int first) {
        return received(pipeline, first).values().stream()
                .mapToInt(Long::intValue)
                .sum();
    }

    /** How often each record of a way in is on the topic. */
    private static Map<String, Long> received(RunningPipeline pipeline, int first) {
        String begin = "pmid:" + first / 10_000_000;
        return pipeline.records(TopicCatalogue.RECORDS_RECEIVED.name()).stream()
                .map(ConsumerRecord::key)
                .map(key -> key.substring(key.indexOf('/') + 1))
                .filter(name -> name.startsWith(begin))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> onceEach(int first, int count) {
        Map<String, Long> once = new TreeMap<>();
        IntStream.range(first, first + count).forEach(pmid -> once.put("pmid:" + pmid, 1L));
        return once;
    }

    private static List<String> everything() {
        List<String> keys = new ArrayList<>(onceEach(FIRST_OF_HTTP, OF_HTTP).keySet());
        keys.addAll(onceEach(FIRST_OF_FOLDER, FILES * OF_A_FILE).keySet());
        keys.addAll(onceEach(FIRST_OF_POLL, OF_POLL).keySet());
        return keys;
    }

    private static byte[] set(int first, int count) {
        return StubPubMed.set(IntStream.range(first, first + count)
                        .mapToObj(Integer::toString)
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
    }
}
