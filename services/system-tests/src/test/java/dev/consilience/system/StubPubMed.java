package dev.consilience.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PubMed's E-utilities on loopback: some records of one day, kept back by the test from a certain page on. */
final class StubPubMed implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch passing = new CountDownLatch(1);
    private final List<String> ids;
    private final int heldBackFrom;
    private volatile boolean holding;

    /**
     * Begins to answer.
     *
     * @param heldBackFrom how many records there are before the first that is kept back
     */
    StubPubMed(int first, int count, int heldBackFrom) throws IOException {
        this.heldBackFrom = heldBackFrom;
        ids = IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whether somebody is waiting for what is kept back. */
    boolean isHolding() {
        return holding;
    }

    /** Keeps nothing back any more. */
    void letPass() {
        passing.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), body);
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        if (exchange.getRequestURI().getPath().endsWith("/esearch.fcgi")) {
            answer(exchange, 200, search(parameters));
        } else {
            List<String> asked = List.of(parameters.get("id").split(",", -1));
            if (ids.indexOf(asked.get(0)) >= heldBackFrom) {
                holding = true;
                awaitPassing();
            }
            answer(exchange, 200, set(asked));
        }
    }

    private String search(Map<String, String> parameters) {
        List<String> found = List.of();
        if (parameters.get("mindate").equals("2026/11/01")) {
            found = ids;
        }
        return "{\"esearchresult\": {\"count\": \"" + found.size() + "\", \"idlist\": ["
                + found.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}}";
    }

    private void awaitPassing() {
        try {
            passing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A set of citations with these identifiers. */
    static String set(List<String> pmids) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n");
        for (String pmid : pmids) {
            set.append("<PubmedArticle><MedlineCitation><PMID Version=\"1\">")
                    .append(pmid)
                    .append("</PMID><Article><ArticleTitle>Observations on sample ")
                    .append(pmid)
                    .append("</ArticleTitle><Abstract><AbstractText>The samples were kept at room temperature.")
                    .append("</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n");
        }
        return set.append("</PubmedArticleSet>\n").toString();
    }

    @Override
    public void close() {
        passing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
