package dev.consilience.service.ingest.intake.poll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.consilience.service.ingest.intake.FakeKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PubMed and Europe PMC on loopback: so many records each day, found by day, in pages. Fails when it is told to. */
final class StubLiterature implements AutoCloseable {

    private static final Pattern DAYS = Pattern.compile("\\[(\\S+) TO (\\S+)]");

    private final HttpServer server;
    private final SortedMap<LocalDate, List<String>> days = new TreeMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Map<String, String>> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());

    /** How the next answer goes wrong. */
    enum Fault {
        /** 429 with a time to wait. */
        TOO_MANY,
        /** 500. */
        BROKEN,
        /** 400. */
        REFUSED,
        /** A whole answer with half of what it should say. */
        CUT_SHORT,
        /** The connection ends within the answer. */
        CONNECTION_LOST,
        /** 200, and something else. */
        OTHER_CONTENT
    }

    StubLiterature() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void day(String day, List<String> pmids) {
        days.put(LocalDate.parse(day), List.copyOf(pmids));
    }

    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** The parameters of all requests, in order. */
    List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), body);
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        requests.add(parameters);
        paths.add(exchange.getRequestURI().getPath());
        Fault fault = faults.poll();
        if (fault == Fault.TOO_MANY) {
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer(exchange, 429, "slow down");
        } else if (fault == Fault.BROKEN) {
            answer(exchange, 500, "sorry");
        } else if (fault == Fault.REFUSED) {
            answer(exchange, 400, "no");
        } else if (fault == Fault.OTHER_CONTENT) {
            answer(exchange, 200, "<html>We are being maintained</html>");
        } else {
            String text = content(exchange.getRequestURI().getPath(), parameters);
            if (fault == Fault.CUT_SHORT) {
                answer(exchange, 200, text.substring(0, text.length() / 2));
            } else if (fault == Fault.CONNECTION_LOST) {
                exchange.sendResponseHeaders(200, text.length());
                exchange.getResponseBody()
                        .write(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            } else {
                answer(exchange, 200, text);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String content(String path, Map<String, String> parameters) {
        if (path.endsWith("/esearch.fcgi")) {
            return search(parameters);
        }
        if (path.endsWith("/efetch.fcgi")) {
            return FakeKafka.pubMedSet(List.of(parameters.get("id").split(",", -1)));
        }
        return europePmc(parameters);
    }

    private String search(Map<String, String> parameters) {
        List<String> found = found(
                parameters.get("mindate").replace('/', '-'),
                parameters.get("maxdate").replace('/', '-'));
        // In no useful order, as relevance has it, and never more than the service shows.
        List<String> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), 9_999)));
        Collections.reverse(shown);
        return "{\"esearchresult\": {\"count\": \"" + found.size() + "\", \"idlist\": ["
                + shown.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}}";
    }

    private String europePmc(Map<String, String> parameters) {
        Matcher matcher = DAYS.matcher(parameters.get("query"));
        if (!matcher.find()) {
            return "{\"errMsg\": \"no days\"}";
        }
        List<String> found = found(matcher.group(1), matcher.group(2));
        String cursor = parameters.get("cursorMark");
        int start = 0;
        if (!cursor.equals("*")) {
            start = Integer.parseInt(cursor.substring(1));
        }
        int end = Math.min(found.size(), start + Integer.parseInt(parameters.get("pageSize")));
        String results = found.subList(start, end).stream()
                .map(id -> "{\"id\": \"" + id + "\", \"source\": \"MED\", \"pmid\": \"" + id + "\", \"title\": \"Paper "
                        + id + "\"}")
                .collect(Collectors.joining(","));
        return "{\"hitCount\": " + found.size() + ", \"nextCursorMark\": \"c" + end
                + "\", \"resultList\": {\"result\": [" + results + "]}}";
    }

    private List<String> found(String from, String to) {
        return days.subMap(LocalDate.parse(from), LocalDate.parse(to).plusDays(1)).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
