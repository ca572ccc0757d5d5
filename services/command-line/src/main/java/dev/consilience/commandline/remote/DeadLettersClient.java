package dev.consilience.commandline.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks ingest for the dead letters of all services. */
public final class DeadLettersClient {

    private static final int OK = 200;

    private final URI ingest;
    private final Answers answers;

    public DeadLettersClient(URI ingest) {
        this(ingest, Credentials.NONE);
    }

    public DeadLettersClient(URI ingest, Credentials credentials) {
        this.ingest = ingest;
        this.answers = new Answers(credentials);
    }

    /** The latest letters, the latest first. */
    public List<JsonNode> list(Map<String, String> filter) throws IOException, InterruptedException {
        JsonNode answer = ask(HttpRequest.newBuilder(Answers.address(ingest, "/dead-letters", filter))
                .build());
        List<JsonNode> letters = new ArrayList<>();
        answer.path("letters").forEach(letters::add);
        return letters;
    }

    /** One letter with its headers and payload. */
    public JsonNode show(String id) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(address(id, "")).build());
    }

    /** The payload of a letter, as it came. */
    public byte[] payload(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(id, "/payload")).build();
        HttpResponse<InputStream> response = answers.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw Answers.problem(
                        request.uri(), new Answers.Answer(response.statusCode(), MissingNode.getInstance()));
            }
            return body.readAllBytes();
        }
    }

    /** Tries a letter again. */
    public JsonNode replay(String id) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(address(id, "/replay"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private URI address(String id, String what) throws ServiceException {
        if (!id.matches("[A-Za-z0-9:]+")) {
            throw new ServiceException("A dead letter is named service:partition:offset, not \"" + id + "\"");
        }
        return Answers.address(ingest, "/dead-letters/" + id + what, Map.of());
    }

    private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
        Answers.Answer answer = answers.json(request);
        if (answer.status() != OK) {
            throw Answers.problem(request.uri(), answer);
        }
        return answer.body();
    }
}
