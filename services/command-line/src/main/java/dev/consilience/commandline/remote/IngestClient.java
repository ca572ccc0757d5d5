package dev.consilience.commandline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Posts papers. */
public final class IngestClient {

    /** For a report on all of an input: a yearly file of PubMed takes minutes. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    /** For the next line of an answer that comes record by record. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final int OK = 200;
    private static final int PARTLY = 207;
    private static final int REFUSED = 422;

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String LINES = "application/x-ndjson";

    private final URI ingest;
    private final Credentials credentials;
    private final ObjectMapper json = new ObjectMapper();

    public IngestClient(URI ingest) {
        this(ingest, Credentials.NONE);
    }

    public IngestClient(URI ingest, Credentials credentials) {
        this.ingest = ingest;
        this.credentials = credentials;
    }

    /**
     * What became of one record.
     *
     * @param article the key of an accepted one, or empty
     * @param code of a refused one, or empty
     */
    public record RecordResult(String place, boolean accepted, String article, String code, String reason) {}

    /**
     * What became of one input.
     *
     * @param records one by one, as many as the service names
     * @param json the answer as it came
     */
    public record Result(int accepted, int refused, List<RecordResult> records, String json) {

        public Result {
            records = List.copyOf(records);
        }
    }

    /** What is posted, which can be opened again and again if it is to be posted again. */
    @FunctionalInterface
    public interface Content {
        /** Opens it. */
        InputStream open() throws IOException;
    }

    /** Is told while an input is being posted. */
    public interface Listener {

        /** So many bytes have been sent. */
        void sent(long bytes);

        /** A record has been confirmed. */
        void record(RecordResult record);
    }

    /** The totals of an input whose records have been told of one by one. */
    public record Totals(long accepted, long refused) {}

    /** The service went away, or has no time now: the same can be posted again, from its start. */
    public static final class UnavailableException extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean reached;
        private final long retryAfter;

        UnavailableException(String message, boolean reached, long retryAfterSeconds, @Nullable Throwable cause) {
            super(message, cause);
            this.reached = reached;
            this.retryAfter = retryAfterSeconds;
        }

        /** Whether something answered at all. */
        public boolean wasReached() {
            return reached;
        }

        /** How many seconds it asked to be left alone; 0 if it did not say. */
        public long retryAfterSeconds() {
            return retryAfter;
        }
    }

    /**
     * Posts one input, and tells of each record as soon as it is confirmed.
     *
     * @param length of the content, or -1 if it is not known
     * @param hints query parameters; those without a value are not sent
     * @throws UnavailableException if the service went away, or has no time
     * @throws ServiceException if it does not take the input at all
     */
    public Totals stream(Content content, long length, Map<String, String> hints, Listener listener)
            throws IOException {
        String accept = LINES + ", application/json;q=0.5";
        return exchange(content, length, hints, accept, listener::sent, SILENCE, (address, post) -> {
            if (post.status() == OK && post.header("Content-Type").startsWith(LINES)) {
                return lines(post.body(), listener);
            }
            JsonNode body = report(address, post);
            body.path("records").forEach(node -> listener.record(record(node)));
            return new Totals(
                    body.path("accepted").asLong(), body.path("refused").asLong());
        });
    }

    private UnavailableException unavailable(StreamedPost post) throws IOException {
        long seconds = 0;
        if (post.header("Retry-After").matches("[0-9]{1,4}")) {
            seconds = Long.parseLong(post.header("Retry-After"));
        }
        String said = json.readTree(post.body()).path("detail").asText("it has no time now");
        return new UnavailableException(
                ingest.getAuthority() + " answered " + post.status() + ": " + said + ".", true, seconds, null);
    }

    private Totals lines(InputStream body, Listener listener) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            JsonNode node = json.readTree(line);
            if (node.has("summary")) {
                JsonNode summary = node.path("summary");
                return new Totals(
                        summary.path("accepted").asLong(),
                        summary.path("refused").asLong());
            }
            if (node.has("problem")) {
                throw new IOException(node.path("problem").path("detail").asText("it did not say why"));
            }
            listener.record(record(node));
        }
        throw new EOFException("the answer was broken off");
    }

    /** An answer that is no stream: a report all at once, or a problem. */
    private JsonNode report(URI address, StreamedPost post) throws IOException {
        JsonNode body;
        try {
            body = json.readTree(post.body());
        } catch (JsonProcessingException e) {
            throw new ServiceException(address + " answered " + post.status() + ", and not in JSON");
        }
        if (!isReport(post.status()) || !body.has("records")) {
            throw Answers.problem(address, new Answers.Answer(post.status(), body));
        }
        return body;
    }

    private static boolean isReport(int status) {
        return status == OK || status == PARTLY || status == REFUSED;
    }

    private static RecordResult record(JsonNode node) {
        return new RecordResult(
                node.path("place").asText(""),
                node.path("outcome").asText("").equals("ACCEPTED"),
                node.path("article").asText(""),
                node.path("code").asText(""),
                node.path("reason").asText(""));
    }

    /**
     * Posts one input, and waits for the report on all of it.
     *
     * @param length of the content, or -1 if it is not known
     * @param hints query parameters; those without a value are not sent
     * @param sent told how many bytes have been sent so far
     * @throws UnavailableException if the service went away, or has no time
     * @throws ServiceException if it does not take the input at all
     */
    public Result post(Content content, long length, Map<String, String> hints, LongConsumer sent) throws IOException {
        return exchange(content, length, hints, "application/json", sent, PATIENCE, (address, post) -> {
            JsonNode body = report(address, post);
            List<RecordResult> records = new ArrayList<>();
            for (JsonNode node : body.path("records")) {
                records.add(record(node));
            }
            return new Result(
                    body.path("accepted").asInt(), body.path("refused").asInt(), records, body.toString());
        });
    }

    /** Reads an answer that is not to be asked for again. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(URI address, StreamedPost post) throws IOException;
    }

    private <T> T exchange(
            Content content,
            long length,
            Map<String, String> hints,
            String accept,
            LongConsumer sent,
            Duration silence,
            Reading<T> reading)
            throws IOException {
        URI address = Answers.address(ingest, "/articles", hints);
        Map<String, String> headers =
                new TreeMap<>(Map.of("Accept", accept, "Content-Type", "application/octet-stream"));
        credentials.header().ifPresent(value -> headers.put("Authorization", value));
        try (StreamedPost post = new StreamedPost(address, headers, content::open, length, sent, silence)) {
            if (post.status() == UNAVAILABLE || post.status() == TOO_MANY) {
                throw unavailable(post);
            }
            return reading.read(address, post);
        } catch (UnavailableException | ServiceException e) {
            throw e;
        } catch (ConnectException e) {
            throw new UnavailableException(Answers.nothingAnswers(address), false, 0, e);
        } catch (IOException e) {
            throw new UnavailableException(address.getAuthority() + " went away: " + e.getMessage() + ".", true, 0, e);
        }
    }
}
