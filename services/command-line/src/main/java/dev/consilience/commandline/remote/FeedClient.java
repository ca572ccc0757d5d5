package dev.consilience.commandline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Follows the feed of changes. When the connection breaks it goes on where it stood, so that nothing is missed. */
public final class FeedClient {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int MOST_FAILURES = 30;

    private final URI publish;
    private final Duration pause;
    private final Answers answers;
    private final ObjectMapper json = new ObjectMapper();

    public FeedClient(URI publish, Credentials credentials) {
        this(publish, credentials, PAUSE);
    }

    FeedClient(URI publish, Credentials credentials, Duration pause) {
        this.publish = publish;
        this.pause = pause;
        this.answers = new Answers(credentials);
    }

    /**
     * Gives each event to the taker until it says that it has enough.
     *
     * @param since a time in ISO form, or empty for everything that is kept
     * @param taker says whether it wants more
     * @throws IOException if the feed cannot be read at all, or breaks again and again
     */
    public void follow(String since, Predicate<ServerSentEvent> taker) throws IOException, InterruptedException {
        String position = "";
        int failures = 0;
        while (true) {
            ServerSentEventReader reader;
            try (InputStream stream = open(since, position);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader = new ServerSentEventReader(lines);
                for (Optional<ServerSentEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                    failures = 0;
                    if (!event.get().id().isEmpty()) {
                        position = event.get().id();
                    }
                    if (!taker.test(event.get())) {
                        return;
                    }
                }
            } catch (ServiceException e) {
                // What never worked is told at once; what did is waited for.
                if (position.isEmpty()) {
                    throw e;
                }
                failures = count(failures, e);
            } catch (IOException e) {
                failures = count(failures, e);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private static int count(int failures, IOException failure) throws IOException {
        if (failures >= MOST_FAILURES) {
            throw failure;
        }
        return failures + 1;
    }

    private InputStream open(String since, String position) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        Answers.address(publish, "/feed/changes", Map.of("since", since)))
                .header("Accept", "text/event-stream");
        if (!position.isEmpty()) {
            builder.header("Last-Event-ID", position);
        }
        HttpRequest request = builder.build();
        HttpResponse<InputStream> response = answers.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == OK) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw Answers.problem(request.uri(), new Answers.Answer(response.statusCode(), problem(body)));
        }
    }

    private JsonNode problem(InputStream body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}
