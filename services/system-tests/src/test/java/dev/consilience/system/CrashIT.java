package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.watch.Pace;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Kills each service once while papers stream through, and brokers and instances of a cluster that grows and shrinks, and compares
 * what comes out with an undisturbed run, byte for byte. The undisturbed one and the cluster follow, the services that are killed catch up.
 *
 * <p>The papers are made up, unless {@code -Dconsilience.papers=FILE} names a file of real ones.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@Isolated("its cluster takes all of a small machine")
class CrashIT {

    private static final int PAPERS = 500;
    /** Blanks between two papers: so many that a tenth of all is more than what a sender and a receiver hold back. */
    private static final String APART = "\n" + " ".repeat(5_000);

    private static byte[] papers = new byte[0];
    private static Map<String, String> undisturbed = Map.of();
    private static Map<String, String> conflicts = Map.of();

    @BeforeAll
    static void sendThePapersThroughAnUndisturbedPipeline() throws Exception {
        papers = papers();
        try (RunningPipeline pipeline = RunningPipeline.start("undisturbed")) {
            assertThat(pipeline.post("name=papers", BodyPublishers.ofByteArray(papers))
                            .status())
                    .isEqualTo(200);
            pipeline.awaitSettled();
            undisturbed = pipeline.table(TopicCatalogue.CURATED_CLAIMS);
            conflicts = pipeline.table(TopicCatalogue.CONFLICTS);
        }
        assertThat(undisturbed).hasSizeGreaterThan(20);
        assertThat(conflicts).isNotEmpty();
    }

    /** At the pace of catching up more is under way when a service is killed: larger batches, longer transactions, two of them in extract. */
    @Test
    void aKillOfAnyServiceThatCatchesUpLeavesTheRecordOfOneThatFollows() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.start("disturbed", setup -> setup.at(Pace.CATCHING_UP))) {
            GatedBody body = new GatedBody(papers);
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(pipeline, body, papers));
            double share = 0.1;
            for (String service : List.of("publish", "reconcile", "extract", "ingest")) {
                letPass(pipeline, body, share);
                assertThat(sender).isNotDone();
                pipeline.kill(service);
                if (!service.equals("ingest")) {
                    // Papers go on coming while the service is dead.
                    letPass(pipeline, body, share + 0.1);
                }
                pipeline.startWhatDoesNotRun();
                share += 0.2;
            }
            // The sender is still at the body that the killed service was reading; now it finds the connection gone.
            body.allow(1);
            sender.join();
            assertSameRecord(pipeline);
        }
    }

    @Test
    void aClusterThatLosesABrokerAndInstancesAndGrowsAndShrinksLeavesTheSameRecord() throws Exception {
        try (RunningPipeline pipeline =
                RunningPipeline.start("cluster", setup -> setup.withSize(new ClusterSize(3, 1)))) {
            GatedBody body = new GatedBody(papers);
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> sendAll(pipeline, body));
            letPass(pipeline, body, 0.2);
            // Papers go on coming while a second instance of each service takes over its part.
            body.allow(0.4);
            pipeline.change(setup -> setup.withSize(new ClusterSize(3, 2)));
            letPass(pipeline, body, 0.6);
            pipeline.kill("kafka-2");
            for (String instance : List.of("extract", "reconcile-2", "publish")) {
                pipeline.kill(instance);
            }
            body.allow(0.8);
            pipeline.startWhatDoesNotRun();
            pipeline.change(setup -> setup.withSize(new ClusterSize(3, 1)));
            body.allow(1);
            sender.join();

            assertSameRecord(pipeline);
        }
    }

    private static void sendAll(RunningPipeline pipeline, GatedBody body) {
        try {
            RunningPipeline.Answer answer = pipeline.post("name=papers", BodyPublishers.ofInputStream(() -> body));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        } catch (IOException e) {
            // A sender who is silent for long, as this one is while instances start, is hung up on.
            sendAgain(pipeline, papers);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void assertSameRecord(RunningPipeline pipeline) throws Exception {
        // What comes out is held to be right here, not to be fast; three brokers on a small machine are not.
        pipeline.awaitSettled(Duration.ofMinutes(10));
        assertThat(pipeline.table(TopicCatalogue.CURATED_CLAIMS)).isEqualTo(undisturbed);
        assertThat(pipeline.table(TopicCatalogue.CONFLICTS)).isEqualTo(conflicts);
        for (String letters : TopicCatalogue.DEAD_LETTERS) {
            assertThat(pipeline.records(letters)).isEmpty();
        }
    }

    /** Lets more of the body pass, and waits until papers of it have been taken in. */
    private static void letPass(RunningPipeline pipeline, GatedBody body, double share) throws Exception {
        int before = received(pipeline);
        body.allow(share);
        RunningPipeline.await("papers are taken in", () -> received(pipeline) > before);
    }

    private static int received(RunningPipeline pipeline) {
        return pipeline.records(TopicCatalogue.RECORDS_RECEIVED.name()).size();
    }

    /** Sends, and if the connection breaks, sends all of it again until that is confirmed, as any sender has to. */
    private static void send(RunningPipeline pipeline, GatedBody body, byte[] papers) {
        try {
            pipeline.post("name=papers", BodyPublishers.ofInputStream(() -> body));
            throw new AssertionError("The service was killed under this request, and yet it was answered");
        } catch (IOException e) {
            sendAgain(pipeline, papers);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void sendAgain(RunningPipeline pipeline, byte[] papers) {
        try {
            RunningPipeline.await("the papers are confirmed", () -> isConfirmed(pipeline, papers));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** A service that is not up again yet confirms nothing. */
    private static boolean isConfirmed(RunningPipeline pipeline, byte[] papers) throws InterruptedException {
        try {
            return pipeline.post("name=papers", BodyPublishers.ofByteArray(papers))
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] papers() throws IOException {
        String file = System.getProperty("consilience.papers", "");
        if (file.isEmpty()) {
            String elements = String.join(APART, SeededLiterature.elements(11, PAPERS));
            return SeededLiterature.set(elements).getBytes(StandardCharsets.UTF_8);
        }
        return Files.readAllBytes(Path.of(file));
    }
}
