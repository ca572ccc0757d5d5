package dev.consilience.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The subscriber in JavaScript, as a process that follows the curated claims, and what it has said so far. Where Node.js is not
 * installed, or the subscriber's packages are not ({@code npm install} in its folder), it cannot be started.
 */
final class ForeignClient implements AutoCloseable {

    private static final Path FOLDER =
            Path.of("../../deploy/subscribers/javascript").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path remarks;
    private final Thread reader;
    private final Map<String, JsonNode> table = new HashMap<>();
    private final List<String> oddities = new ArrayList<>();
    private int records;
    private int tombstones;

    private ForeignClient(Process process, Path remarks) {
        this.process = process;
        this.remarks = remarks;
        this.reader = new Thread(this::read, "foreign-client");
    }

    /** What one run has seen. */
    record Seen(int records, int tombstones, int keys) {}

    /** Whether it can be started here. */
    static boolean isInstalled() {
        return Browser.onPath("node").isPresent()
                && Files.isDirectory(FOLDER.resolve("node_modules/kafkajs"))
                && Files.isDirectory(FOLDER.resolve("node_modules/@confluentinc/schemaregistry"));
    }

    /** Starts it, from the first record of the topic. */
    static ForeignClient follow(RunningPipeline pipeline) throws IOException {
        Path remarks = Files.createTempFile(pipeline.data(), "foreign-client", ".log");
        ForeignClient client =
                new ForeignClient(command(pipeline, remarks, List.of()).start(), remarks);
        client.reader.start();
        return client;
    }

    /** The table that it ends with when it is to read what there is and no more; as values of the topic's schema. */
    static Map<String, JsonNode> tableNow(RunningPipeline pipeline) throws IOException, InterruptedException {
        Path remarks = Files.createTempFile(pipeline.data(), "foreign-client", ".log");
        Process process = command(pipeline, remarks, List.of("--until-now")).start();
        Map<String, JsonNode> table = new TreeMap<>();
        String last = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode entry = JSON.readTree(line);
                String key = entry.get("key").asText();
                if (key.compareTo(last) <= 0) {
                    throw new AssertionError(key + " comes behind " + last);
                }
                table.put(key, entry.get("value"));
                last = key;
            }
        }
        if (process.waitFor() != 0) {
            throw new AssertionError("The client failed: " + Files.readString(remarks));
        }
        return table;
    }

    private static ProcessBuilder command(RunningPipeline pipeline, Path remarks, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                FOLDER.resolve("follow.mjs").toString(),
                "--brokers",
                pipeline.bootstrapServers(),
                "--registry",
                pipeline.registry().resolve("/apis/ccompat/v7").toString()));
        command.addAll(more);
        return new ProcessBuilder(command).redirectError(remarks.toFile());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode change = JSON.readTree(line);
                take(change.get("key").asText(), change.get("value"));
            }
        } catch (JsonProcessingException e) {
            odd("A line that is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            odd("The client could not be read: " + e.getMessage());
        }
    }

    private synchronized void odd(String oddity) {
        oddities.add(oddity);
    }

    private synchronized void take(String key, JsonNode value) {
        records++;
        JsonNode before = table.get(key);
        if (value.isNull()) {
            tombstones++;
            table.remove(key);
            if (!isWithdrawal(before)) {
                odd(key + " went and had not said why");
            }
            return;
        }
        table.put(key, value);
        if (value.equals(before)) {
            odd(key + " came twice in a row and said the same");
        }
        if (isWithdrawal(before)) {
            odd(key + " said why it goes, and did not go");
        }
    }

    private static boolean isWithdrawal(@Nullable JsonNode value) {
        return value != null && value.path("withdrawn").isTextual();
    }

    /** The table as it is after what has been read so far; as values of the topic's schema. */
    synchronized Map<String, JsonNode> table() {
        return new TreeMap<>(table);
    }

    /** How much it has read so far. */
    synchronized Seen seen() {
        return new Seen(records, tombstones, table.size());
    }

    /** What it read so far and should not have: updates that say nothing new, and withdrawals that do not say why. */
    synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said on standard error. */
    String remarks() throws IOException {
        return Files.readString(remarks);
    }

    /**
     * Ends it as Ctrl-C does, and waits for it.
     *
     * @return its exit code
     */
    int end() throws InterruptedException {
        process.destroy();
        int code = process.waitFor();
        reader.join();
        return code;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
