package dev.consilience.system;

import com.sun.net.httpserver.HttpServer;
import dev.consilience.commandline.local.ClusterSize;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.stream.TopicDef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows papers, one after the other, from {@code POST /articles} to the feed, by the trace that each of them has: when a first record
 * with the paper's trace could be read on each topic, by a reader of committed records, and when a follower of the feed had the change.
 * Prints the first of them and the median, in milliseconds.
 *
 * <p>{@code measure Trace [PAPERS [BROKERS [untraced] [-D... ...]]]}. Traces are on, and go to a collector that takes them and does
 * nothing. With {@code untraced} they are off, and only the way as a whole is measured, which shows what they cost. What begins with a
 * dash is a setting of the services, to be compared with the usual one.
 */
public final class Trace {

    private static final List<TopicDef<?>> STEPS = List.of(
            TopicCatalogue.RECORDS_RECEIVED,
            TopicCatalogue.RECORDS_IDENTIFIED,
            TopicCatalogue.RECORDS_ASSIGNED,
            TopicCatalogue.RECORDS_PLACED,
            TopicCatalogue.ARTICLES,
            TopicCatalogue.CLAIMS,
            TopicCatalogue.PLACED_CLAIMS,
            TopicCatalogue.PROPOSITIONS,
            TopicCatalogue.CURATED_CLAIMS,
            TopicCatalogue.CHANGES);
    private static final String CONFIRMED = "answer to the POST";
    private static final String HEARD = "heard on the feed";
    private static final int WARM_UP = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Map<String, Long>> arrivals = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean closed;

    private Trace() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        boolean traced = !given.contains("untraced");
        int brokers = Arguments.number(arguments, 1, 1);
        List<String> settings =
                given.stream().filter(argument -> argument.startsWith("-")).toList();
        new Trace().run(Arguments.number(arguments, 0, 20), brokers, traced, settings);
    }

    private void run(int papers, int brokers, boolean traced, List<String> given) throws Exception {
        AtomicLong exports = new AtomicLong();
        HttpServer collector = collector(exports);
        List<String> settings = new ArrayList<>(given);
        if (traced) {
            settings.add("-Dquarkus.otel.sdk.disabled=false");
            settings.add("-Dquarkus.otel.exporter.otlp.protocol=http/protobuf");
            settings.add("-Dquarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:"
                    + collector.getAddress().getPort());
        }
        try (RunningPipeline pipeline = RunningPipeline.start(
                        "trace", setup -> setup.withServiceSettings(settings).withSize(new ClusterSize(brokers, 1)));
                FeedFollower follower = new FeedFollower(List.of(pipeline.publish()))) {
            for (int paper = 0; paper < WARM_UP; paper++) {
                follow(pipeline, follower, "warm" + paper, false);
            }
            Thread reader = new Thread(() -> read(pipeline.bootstrapServers()), "reader");
            reader.setDaemon(true);
            reader.start();
            Thread.sleep(Duration.ofSeconds(2).toMillis());
            List<Map<String, Long>> all = new ArrayList<>();
            for (int paper = 0; paper < papers; paper++) {
                all.add(follow(pipeline, follower, "traced" + paper, traced));
            }
            closed = true;
            reader.join();
            print(all, traced);
            if (traced) {
                say("the collector was sent spans " + exports.get() + " times");
            }
        } finally {
            collector.stop(0);
        }
    }

    /** Sends one paper, and waits until all that it brings about was seen. */
    private Map<String, Long> follow(RunningPipeline pipeline, FeedFollower follower, String name, boolean traced)
            throws Exception {
        String trace = String.format(Locale.ROOT, "%032x", (name.hashCode() & 0xffffffffL) | (1L << 40));
        String doi = "10.5555/" + name;
        String paper = "The stimulus in " + name + "\n\nDOI: " + doi + "\nPublished: 2020-05-01\nKind: PRIMARY\n\n"
                + "Temsirolimus reduced mechanical hypersensitivity in mice.\n";
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(pipeline.ingest().resolve("/articles?name=trace.txt"))
                .header("traceparent", "00-" + trace + "-00000000000000ff-01")
                .POST(BodyPublishers.ofString(paper))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        long confirmed = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IOException("Ingest answers " + answer.statusCode() + ": " + answer.body());
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (follower.heard().stream().noneMatch(change -> change.contains("doi:" + doi))) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The feed does not tell of " + doi);
            }
            Thread.sleep(1);
        }
        long heard = System.nanoTime();
        Map<String, Long> times = new LinkedHashMap<>();
        times.put(CONFIRMED, confirmed - begin);
        if (traced) {
            while (arrivals.getOrDefault(trace, Map.of()).size() < STEPS.size()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("The trace of " + doi + " was seen only on "
                            + arrivals.get(trace).keySet());
                }
                Thread.sleep(1);
            }
            STEPS.forEach(topic -> times.put(topic.name(), arrivals.get(trace).get(topic.name()) - begin));
        }
        times.put(HEARD, heard - begin);
        return times;
    }

    private void read(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = STEPS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                    Header header = record.headers().lastHeader("traceparent");
                    if (header != null) {
                        String trace = new String(header.value(), StandardCharsets.UTF_8).split("-", -1)[1];
                        arrivals.computeIfAbsent(trace, each -> new ConcurrentHashMap<>())
                                .putIfAbsent(record.topic(), System.nanoTime());
                    }
                }
            }
        }
    }

    private static HttpServer collector(AtomicLong exports) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exports.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void print(List<Map<String, Long>> all, boolean traced) {
        say(String.format(
                Locale.ROOT,
                "%-40s %12s %12s %12s",
                "ms since the POST began; papers: " + all.size(),
                "first paper",
                "median",
                "longest"));
        for (String step : all.get(0).keySet()) {
            long[] times =
                    all.stream().mapToLong(paper -> paper.get(step)).sorted().toArray();
            say(String.format(
                    Locale.ROOT,
                    "%-40s %12.1f %12.1f %12.1f",
                    step,
                    milliseconds(all.get(0).get(step)),
                    milliseconds(times[times.length / 2]),
                    milliseconds(Arrays.stream(times).max().orElseThrow())));
        }
        if (!traced) {
            say("traces are off");
        }
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
