package dev.consilience.service.ingest.intake.poll;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a literature service over HTTP, once. */
final class PollEndpoint {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    PollEndpoint(URI base) {
        this.base = base;
    }

    /**
     * The body of the answer.
     *
     * @throws PollException if there is none; the message names the address without its parameters, one of which is secret
     */
    byte[] ask(PollProtocol.Request request) throws PollException, InterruptedException {
        URI address = URI.create(base + request.path());
        HttpRequest.Builder builder = HttpRequest.newBuilder().timeout(ANSWER).header("User-Agent", "consilience");
        if (request.post()) {
            builder.uri(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encode(request.parameters())));
        } else {
            builder.uri(URI.create(address + "?" + encode(request.parameters())));
        }
        try {
            HttpResponse<InputStream> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                byte[] body = stream.readNBytes(LARGEST + 1);
                return checked(address, response, body);
            }
        } catch (PollException e) {
            throw e;
        } catch (IOException e) {
            throw PollException.passing(address + " did not answer: " + e.getMessage(), e);
        }
    }

    private static byte[] checked(URI address, HttpResponse<?> response, byte[] body) throws PollException {
        int status = response.statusCode();
        if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            throw PollException.passing(address + " answered " + status, retryAfter(response));
        }
        if (status != OK) {
            throw PollException.lasting(address + " answered " + status);
        }
        if (body.length > LARGEST) {
            throw PollException.lasting(address + " answered more than " + LARGEST + " bytes; ask for smaller pages");
        }
        return body;
    }

    /** In seconds; the other form that the header has, a date, is answered by our own back-off. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
