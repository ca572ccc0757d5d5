package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilience.format.literature.Literature;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.system.RunningPipeline.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What attackers and broken networks send, to the running service; skipped where there is nothing to run on. */
class HostileInputIT {

    private static final String ARCHIVE = "hostile.tar.gz";

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyHostileFileIsAnsweredAndTheServiceIsHealthyThroughout() throws Exception {
        assumeTrue(Files.exists(Literature.file(ARCHIVE)), "no literature to run on");
        Map<String, byte[]> files = Literature.archive(ARCHIVE);
        assertThat(files).hasSizeGreaterThan(300);
        try (RunningPipeline pipeline = RunningPipeline.start("hostile")) {
            Health health = new Health(pipeline.ingest().resolve("/q/health"));
            CompletableFuture<Void> asking = CompletableFuture.runAsync(health);
            int refused = 0;
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                // The name tells which of the dead letters is whose.
                String name = file.getKey().replaceAll("[^A-Za-z0-9._-]", "_");
                Answer answer = pipeline.post("name=" + name, BodyPublishers.ofByteArray(file.getValue()));
                assertThat(answer.status()).as(file.getKey()).isIn(200, 207, 422);
                JsonNode report = answer.body();
                assertThat(report.get("accepted").asInt()
                                + report.get("refused").asInt())
                        .as(file.getKey())
                        .isPositive();
                refused += report.get("refused").asInt();
            }
            health.stop = true;
            asking.join();

            assertThat(health.asked.get()).isPositive();
            assertThat(health.down.get()).isZero();
            int letters = refused;
            RunningPipeline.await(
                    "all that was refused is in the dead letters",
                    () -> pipeline.records(TopicCatalogue.INGEST_DEAD_LETTERS).size() == letters);
            String paper = "Torin 1 and more\n\nDOI: 10.5555/after\n\nTorin 1 reduced stomatitis in mice.\n";
            assertThat(pipeline.post("", paper).status()).isEqualTo(200);
            RunningPipeline.await(
                    "a paper behind all that has its claim",
                    () -> pipeline.get("/claims?agent=torin&outcome=stomatitis")
                                    .body()
                                    .get("total")
                                    .asInt()
                            > 0);
        }
    }

    /** Asks for the service's health again and again. */
    private static final class Health implements Runnable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI address;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger down = new AtomicInteger();
        private volatile boolean stop;

        Health(URI address) {
            this.address = address;
        }

        @Override
        public void run() {
            while (!stop) {
                asked.incrementAndGet();
                try {
                    HttpResponse<Void> answer =
                            http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
                    if (answer.statusCode() != 200) {
                        down.incrementAndGet();
                    }
                    Thread.sleep(50);
                } catch (IOException e) {
                    down.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
