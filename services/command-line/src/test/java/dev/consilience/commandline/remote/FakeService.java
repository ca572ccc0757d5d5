package dev.consilience.commandline.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A service that answers as it was told to, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {

    private record Reply(int status, String body, String contentType) {}

    private static final String JSON = "application/json";

    private final HttpServer server;
    private final Map<String, Deque<Reply>> later = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lastEventIds = Collections.synchronizedList(new ArrayList<>());

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers a path so, whatever its query. */
    public void answer(String path, int status, String body) {
        answer(path, "", status, body);
    }

    /** Answers a path with that query so. */
    public void answer(String path, String query, int status, String body) {
        replies.put(path + "?" + query, new Reply(status, body, JSON));
    }

    /** Answers a path with JSON lines. */
    public void answerLines(String path, String lines) {
        replies.put(path + "?", new Reply(200, lines, "application/x-ndjson"));
    }

    /** Answers a path so when what was said before has been answered once; the last is answered from then on. */
    public void thenAnswer(String path, int status, String body) {
        later.computeIfAbsent(path + "?", key -> new ArrayDeque<>()).add(new Reply(status, body, JSON));
    }

    /** The queries that came, in order. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    /** The bodies that came, in order. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** Who asked, in order: the header as it came, empty where there was none. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** From where readers of a feed went on, in order. */
    public List<String> lastEventIds() {
        return List.copyOf(lastEventIds);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String path = exchange.getRequestURI().getPath();
        queries.add(query);
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        authorizations.add(
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
        lastEventIds.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Last-Event-ID"), ""));
        Reply usual = replies.getOrDefault(path + "?", new Reply(404, "{\"title\": \"Not Found\"}", JSON));
        Reply reply = replies.getOrDefault(path + "?" + query, usual);
        Reply next = later.getOrDefault(path + "?", new ArrayDeque<>()).poll();
        if (next != null) {
            replies.put(path + "?", next);
        }
        exchange.getResponseHeaders().add("Content-Type", reply.contentType());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
