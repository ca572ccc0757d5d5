package dev.consilience.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** Posts papers to ingest, as sets of PubMed's, one request after the other. */
final class PaperLoad {

    private static final int OK = 200;
    private static final int AT_ONCE = 250;
    private static final int REQUESTS_A_SECOND = 10;

    /** In HTTP/1.1, as most senders: in HTTP/2, which the client would choose, its threads take half of the sender's samples. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI ingest;
    private final Citations citations;
    private long bytes;

    PaperLoad(URI ingest, Citations citations) {
        this.ingest = ingest;
        this.citations = citations;
    }

    /** How many bytes were sent so far. */
    long bytes() {
        return bytes;
    }

    /**
     * Sends the citations of these numbers.
     *
     * @param perSecond how many at most; 0 for as fast as they are taken
     * @param followed is told of each
     * @throws IOException if one is not taken
     */
    void send(int from, int to, int perSecond, FollowedPapers followed) throws IOException, InterruptedException {
        int atOnce = AT_ONCE;
        if (perSecond > 0) {
            atOnce = Math.max(1, perSecond / REQUESTS_A_SECOND);
        }
        long begin = System.nanoTime();
        for (int first = from; first < to; first += atOnce) {
            if (perSecond > 0) {
                long due = begin + TimeUnit.SECONDS.toNanos(first - from) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            post(first, Math.min(to, first + atOnce), followed);
        }
    }

    private void post(int from, int to, FollowedPapers followed) throws IOException, InterruptedException {
        byte[] body = citations.set(from, to);
        bytes += body.length;
        for (int number = from; number < to; number++) {
            followed.sent(citations.article(number));
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(ingest.resolve("/articles?name=bench.xml"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "Ingest answers " + answer.statusCode() + " to the citations from " + from + ": " + answer.body());
        }
    }
}
