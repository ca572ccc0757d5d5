package dev.consilience.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends citations one after the other, at a steady rate, and each again, to one instance after the other, until it is taken: what
 * any sender has to do.
 */
final class SteadyPapers implements AutoCloseable {

    /** By whom they are sent, for services that demand to know. */
    static final String USER = "steady";

    static final String PASSWORD = "steady papers";

    private static final String SIGNED =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final List<URI> instances;
    private final List<String> citations;
    private final long interval;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread thread = new Thread(this::run, "steady-papers");
    private final List<String> sent = new ArrayList<>();
    private int instance;
    private int again;
    private volatile boolean closed;

    /**
     * Begins to send.
     *
     * @param instances of ingest
     * @param citations elements of a set of PubMed's, one a line
     * @param perSecond how many a second
     */
    SteadyPapers(List<URI> instances, List<String> citations, int perSecond) {
        this.instances = List.copyOf(instances);
        this.citations = List.copyOf(citations);
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        thread.start();
    }

    /** What has been taken, in order. */
    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** How often one was sent again. */
    synchronized int again() {
        return again;
    }

    private void run() {
        try {
            for (String citation : citations) {
                long due = System.nanoTime() + interval;
                while (!isTaken(citation)) {
                    goOn();
                    Thread.sleep(100);
                }
                synchronized (this) {
                    sent.add(citation);
                }
                if (closed) {
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void goOn() {
        again++;
        instance++;
    }

    private synchronized URI next() {
        return instances.get(instance % instances.size());
    }

    private boolean isTaken(String citation) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(next().resolve("/articles?name=steady.xml"))
                .header("Authorization", SIGNED)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(SeededLiterature.set(citation)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return true;
            }
            if (answer.statusCode() / 100 == 4) {
                throw new AssertionError("Refused: " + answer.body());
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends when the one that is being sent is taken. */
    @Override
    public void close() {
        closed = true;
        OsCommand.join(thread);
    }
}
