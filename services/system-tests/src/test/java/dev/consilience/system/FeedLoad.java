package dev.consilience.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;

/**
 * Measures the feed of changes under many readers: each is cut off at random and comes back with the id of its last event, while
 * papers come in; at the end all must have heard the same, partition by partition, and nothing twice. One more reader takes
 * nothing at all, until publish has dropped it; then it takes what is still on the way, which must come to an end.
 *
 * <p>{@code measure FeedLoad [CLIENTS [CUTS [PAPERS]]]}: 1,000, 10 and 1,000 by default.
 */
public final class FeedLoad {

    private static final int PARTITIONS = 4;
    private static final long STACK = 128 * 1024;
    private static final int PATIENCE_MINUTES = 10;

    private FeedLoad() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws Exception {
        int clients = number(arguments, 0, 1_000);
        int cuts = number(arguments, 1, 10);
        int papers = number(arguments, 2, 1_000);
        try (RunningPipeline pipeline = RunningPipeline.start("feed-load")) {
            new FeedLoad.Run(pipeline, clients, cuts, papers).measure();
        }
    }

    private static int number(String[] arguments, int place, int usual) {
        if (arguments.length <= place) {
            return usual;
        }
        return Integer.parseInt(arguments[place]);
    }

    private record Run(RunningPipeline pipeline, int clients, int cuts, int papers) {

        void measure() throws Exception {
            send(1, papers / 4);
            pipeline.awaitSettled();
            long before = heap();
            CountDownLatch end = new CountDownLatch(clients);
            AtomicInteger connections = new AtomicInteger();
            List<Client> all = new ArrayList<>();
            long came = System.nanoTime();
            try (Socket deaf = deaf()) {
                for (int number = 0; number < clients; number++) {
                    Client client = new Client(pipeline.publish(), new Random(number), cuts, connections, end);
                    all.add(client);
                    Thread thread = new Thread(null, client, "client-" + number, STACK);
                    thread.setDaemon(true);
                    thread.start();
                }
                while (connections.get() < clients) {
                    Thread.sleep(50);
                }
                long with = heap();
                System.out.println("heap of publish: " + before / 1024 + " kB without readers, " + with / 1024
                        + " kB with " + clients + ": " + (with - before) / 1024.0 / clients + " kB a reader");
                long start = System.nanoTime();
                for (long seed = 2; seed < 5; seed++) {
                    send(seed, papers / 4);
                }
                pipeline.awaitSettled();
                System.out.println("papers in after " + seconds(start) + " s");
                String last = lastPosition();
                all.forEach(client -> client.stopAt(last));
                if (!end.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    throw new AssertionError(
                            "After " + PATIENCE_MINUTES + " minutes " + end.getCount() + " readers had not heard all");
                }
                System.out.println("all readers at the end after " + seconds(start) + " s");
                awaitDropped(deaf, came);
            }
            report(all, connections.get());
        }

        private void report(List<Client> all, int connections) {
            Map<Integer, List<String>> first = all.get(0).heard;
            int events = first.values().stream().mapToInt(List::size).sum();
            long different =
                    all.stream().filter(client -> !client.heard.equals(first)).count();
            System.out.println(clients + " readers, " + connections + " connections, " + events + " events each; "
                    + different + " heard something else than the first");
            if (different > 0 || events == 0) {
                throw new AssertionError("The readers have not heard the same");
            }
        }

        private void send(long seed, int citations) throws Exception {
            pipeline.post("name=seeded.xml", SeededLiterature.pubMed(seed, citations));
        }

        /** The position behind everything, as the feed says it. */
        private String lastPosition() throws Exception {
            List<RunningPipeline.Event> events = pipeline.events("", "");
            return events.get(events.size() - 1).id();
        }

        private Socket deaf() throws IOException {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(
                    pipeline.publish().getHost(), pipeline.publish().getPort()));
            socket.getOutputStream().write("GET /feed/changes HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket;
        }

        /** Waits until publish says that it has dropped a reader, and takes what that one was sent. */
        private void awaitDropped(Socket deaf, long came) throws Exception {
            Instant deadline = Instant.now().plus(Duration.ofMinutes(PATIENCE_MINUTES));
            while (metric("consilience_feed_dropped_total") < 1) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("The reader that takes nothing was not dropped");
                }
                Thread.sleep(500);
            }
            double after = seconds(came);
            deaf.setSoTimeout(60_000);
            byte[] sent = deaf.getInputStream().readAllBytes();
            boolean isTold = new String(sent, StandardCharsets.UTF_8).contains("event:dropped");
            System.out.println("the reader that takes nothing was dropped " + after + " s after it had come, with "
                    + sent.length / 1024 + " kB on the way to it and an end behind them; told so in them: " + isTold);
            System.out.println("readers dropped: " + metric("consilience_feed_dropped_total")
                    + "; readers still there: " + metric("consilience_feed_readers"));
        }

        private double metric(String name) throws Exception {
            return pipeline.text("/q/metrics")
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        /** What publish's heap holds after a collection, in bytes. */
        private long heap() throws Exception {
            Process collection = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd",
                            Long.toString(pipeline.pid("publish")),
                            "GC.run")
                    .redirectErrorStream(true)
                    .start();
            collection.getInputStream().readAllBytes();
            collection.waitFor();
            double bytes = pipeline.text("/q/metrics")
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            return (long) bytes;
        }

        private static double seconds(long start) {
            return (System.nanoTime() - start) / 1e6 / 1000;
        }
    }

    /** A reader who is cut off so many times, at random. */
    private static final class Client implements Runnable {
        private final URI publish;
        private final Random random;
        private final int cuts;
        private final AtomicInteger connections;
        private final CountDownLatch end;
        private final Map<Integer, List<String>> heard = new TreeMap<>();
        private volatile String goal = "";
        private volatile String lastEventId = "";
        private int cut;

        Client(URI publish, Random random, int cuts, AtomicInteger connections, CountDownLatch end) {
            this.publish = publish;
            this.random = random;
            this.cuts = cuts;
            this.connections = connections;
            this.end = end;
        }

        void stopAt(String position) {
            goal = position;
        }

        private boolean isDone() {
            return !goal.isEmpty() && reaches(lastEventId, goal);
        }

        private static boolean reaches(String position, String goal) {
            if (position.isEmpty()) {
                return false;
            }
            String[] places = position.split(",", -1);
            String[] goals = goal.split(",", -1);
            for (int partition = 0; partition < goals.length; partition++) {
                if (offset(places[partition]) < offset(goals[partition])) {
                    return false;
                }
            }
            return true;
        }

        private static long offset(String place) {
            return Long.parseLong(place.substring(place.indexOf(':') + 1));
        }

        @Override
        public void run() {
            try {
                while (!isDone()) {
                    read();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end.countDown();
            }
        }

        private void read() throws InterruptedException {
            int most = Integer.MAX_VALUE;
            if (cut < cuts) {
                most = 1 + random.nextInt(40);
                cut++;
            }
            try (Socket socket = new Socket(publish.getHost(), publish.getPort())) {
                socket.setSoTimeout(20_000);
                ask(socket.getOutputStream());
                connections.incrementAndGet();
                hear(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)), most);
            } catch (IOException e) {
                // It comes back, as a browser does.
                Thread.sleep(200 + random.nextInt(300));
            }
        }

        private void ask(OutputStream out) throws IOException {
            String request = "GET /feed/changes HTTP/1.0\r\nAccept: text/event-stream\r\n";
            if (!lastEventId.isEmpty()) {
                request += "Last-Event-ID: " + lastEventId + "\r\n";
            }
            out.write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        private void hear(BufferedReader lines, int most) throws IOException {
            String id = "";
            String data = "";
            int events = 0;
            String line = lines.readLine();
            while (line != null && events < most && !isDone()) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:{")) {
                    data = line;
                } else if (line.isEmpty() && !id.isEmpty()) {
                    // An event is one when the empty line behind it has come.
                    lastEventId = id;
                    id = "";
                    if (!data.isEmpty()) {
                        take(data);
                        events++;
                        data = "";
                    }
                }
                line = lines.readLine();
            }
        }

        private void take(String line) {
            int begin = line.indexOf("\"claim\":\"") + "\"claim\":\"".length();
            String claim = line.substring(begin, line.indexOf('"', begin));
            int partition = Utils.toPositive(Utils.murmur2(claim.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
            heard.computeIfAbsent(partition, key -> new ArrayList<>()).add(claim + " " + line.hashCode());
        }
    }
}
