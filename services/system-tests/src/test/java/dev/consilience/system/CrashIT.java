package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.stream.TopicCatalogue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * Kills each service once while papers stream through, and compares what comes out with an undisturbed run, byte for byte.
 *
 * <p>The papers are made up, unless {@code -Dconsilience.papers=FILE} names a file of real ones.
 */
class CrashIT {

    private static final int PAPERS = 1_500;

    @Test
    void aKillAtAnyServiceLeavesTheSameRecord() throws Exception {
        byte[] papers = papers();
        Map<String, String> undisturbed;
        Map<String, String> conflicts;
        try (RunningPipeline pipeline = RunningPipeline.start("undisturbed")) {
            pipeline.post("name=papers", BodyPublishers.ofByteArray(papers));
            pipeline.awaitSettled();
            undisturbed = pipeline.table(TopicCatalogue.CURATED_CLAIMS);
            conflicts = pipeline.table(TopicCatalogue.CONFLICTS);
        }
        assertThat(undisturbed).hasSizeGreaterThan(20);

        try (RunningPipeline pipeline = RunningPipeline.start("disturbed")) {
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(pipeline, papers));
            for (String service : List.of("publish", "reconcile", "extract", "ingest")) {
                int before = pipeline.records(TopicCatalogue.ARTICLES_RECEIVED.name())
                        .size();
                RunningPipeline.await(
                        "papers stream",
                        () -> sender.isDone()
                                || pipeline.records(TopicCatalogue.ARTICLES_RECEIVED.name())
                                                .size()
                                        > before);
                pipeline.kill(service);
                pipeline.startWhatDoesNotRun();
            }
            sender.join();
            pipeline.awaitSettled();

            assertThat(pipeline.table(TopicCatalogue.CURATED_CLAIMS)).isEqualTo(undisturbed);
            assertThat(pipeline.table(TopicCatalogue.CONFLICTS)).isEqualTo(conflicts);
            assertThat(pipeline.records(TopicCatalogue.INGEST_DEAD_LETTERS)).isEmpty();
        }
    }

    /** Sends until it is confirmed, as a sender does whose connection breaks. */
    private static void send(RunningPipeline pipeline, byte[] papers) {
        while (true) {
            try {
                if (pipeline.post("name=papers", BodyPublishers.ofByteArray(papers))
                                .status()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // The service was killed under this request: what it confirmed stays, and all of it is sent again.
                pause();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static byte[] papers() throws IOException {
        String file = System.getProperty("consilience.papers", "");
        if (file.isEmpty()) {
            return SeededLiterature.pubMed(11, PAPERS).getBytes(StandardCharsets.UTF_8);
        }
        return Files.readAllBytes(Path.of(file));
    }
}
