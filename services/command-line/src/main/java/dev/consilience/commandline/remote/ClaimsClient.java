package dev.consilience.commandline.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for curated claims. */
public final class ClaimsClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int PAGE = 500;

    private final URI publish;
    private final Answers answers;

    public ClaimsClient(URI publish) {
        this(publish, Credentials.NONE);
    }

    public ClaimsClient(URI publish, Credentials credentials) {
        this.publish = publish;
        this.answers = new Answers(credentials);
    }

    /**
     * All curated claims that fit a filter, page by page.
     *
     * @param path {@code /claims} or {@code /conflicts}
     * @param filter query parameters; those without a value are not sent
     */
    public List<JsonNode> all(String path, Map<String, String> filter) throws IOException, InterruptedException {
        List<JsonNode> claims = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query = new LinkedHashMap<>(filter);
            query.put("limit", Integer.toString(PAGE));
            query.put("cursor", cursor);
            JsonNode page = page(path, query);
            page.path("items").forEach(claims::add);
            cursor = page.path("next").asText("");
            if (page.path("next").isNull()) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return claims;
    }

    private JsonNode page(String path, Map<String, String> query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Answers.address(publish, path, query))
                .timeout(PATIENCE)
                .build();
        Answers.Answer answer = answers.json(request);
        if (answer.status() != OK) {
            throw Answers.problem(request.uri(), answer);
        }
        return answer.body();
    }
}
