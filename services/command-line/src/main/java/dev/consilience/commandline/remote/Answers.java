package dev.consilience.commandline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends requests and reads the JSON that comes back, problems included. */
final class Answers {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    private final Credentials credentials;

    Answers(Credentials credentials) {
        this.credentials = credentials;
    }

    /** An answer with its body read. */
    record Answer(int status, JsonNode body) {}

    /** An address with a query; parameters without a value are left out. */
    static URI address(URI base, String path, Map<String, String> query) {
        StringBuilder text = new StringBuilder(path);
        char divider = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            if (!parameter.getValue().isEmpty()) {
                text.append(divider).append(parameter.getKey()).append('=');
                text.append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
                divider = '&';
            }
        }
        return base.resolve(text.toString());
    }

    Answer json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new ServiceException(request.uri() + " answered " + response.statusCode() + ", and not in JSON");
        }
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(signed(request), handler);
        } catch (ConnectException e) {
            throw new ServiceException(nothingAnswers(request.uri()));
        }
    }

    private HttpRequest signed(HttpRequest request) {
        HttpRequest.Builder signed = HttpRequest.newBuilder(request, (name, value) -> true);
        credentials.header().ifPresent(value -> signed.header("Authorization", value));
        return signed.build();
    }

    static String nothingAnswers(URI address) {
        return "Nothing answers at " + address.getAuthority()
                + ". Is the pipeline up? `consilience status` says what runs, `consilience up` starts it.";
    }

    /** What a service says that is wrong, from a problem as RFC 9457 has it. */
    static ServiceException problem(URI address, Answer answer) {
        String title = answer.body().path("title").asText("");
        String detail = answer.body().path("detail").asText("");
        String said = (title + ": " + detail).replaceAll("^: |: $", "");
        if (answer.status() == UNAUTHORIZED) {
            said = "it demands to know who asks, or does not know who did; say --user NAME, or --token-file FILE";
        } else if (answer.status() == FORBIDDEN && said.isEmpty()) {
            said = "whoever signed in has not the role that this takes";
        } else if (said.isEmpty()) {
            said = "it did not say why";
        }
        return new ServiceException(address.getAuthority() + " answered " + answer.status() + ": " + said);
    }
}
