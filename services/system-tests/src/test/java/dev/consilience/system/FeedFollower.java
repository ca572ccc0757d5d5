package dev.consilience.system;

import dev.consilience.commandline.remote.ServerSentEvent;
import dev.consilience.commandline.remote.ServerSentEventReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows the feed of changes over HTTP for as long as it goes: when one instance breaks off, it goes on at another,
 * behind the last event that it had.
 */
final class FeedFollower implements AutoCloseable {

    private static final int SILENCE_MS = 30_000;

    private final List<URI> instances;
    private final List<String> heard = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "feed-follower");
    private String position = "";
    private int connections;
    private volatile boolean closed;

    FeedFollower(List<URI> instances) {
        this.instances = List.copyOf(instances);
        thread.start();
    }

    /** What each event said, in order. */
    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /** How often it had to come. */
    synchronized int connections() {
        return connections;
    }

    private void run() {
        for (int turn = 0; !closed; turn++) {
            try {
                follow(instances.get(turn % instances.size()));
            } catch (IOException e) {
                // The next instance is asked.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow(URI instance) throws IOException, InterruptedException {
        HttpURLConnection connection =
                (HttpURLConnection) instance.resolve("/feed/changes").toURL().openConnection();
        connection.setConnectTimeout(SILENCE_MS);
        // The feed says something every few seconds; a machine that was cut off says nothing, for ever.
        connection.setReadTimeout(SILENCE_MS);
        TestUser.authorization(instance).ifPresent(signed -> connection.setRequestProperty("Authorization", signed));
        if (!position.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", position);
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            Thread.sleep(500);
            return;
        }
        countConnection();
        try (BufferedReader lines = untilClosed(connection)) {
            ServerSentEventReader reader = new ServerSentEventReader(lines);
            for (Optional<ServerSentEvent> event = reader.next(); event.isPresent() && !closed; event = reader.next()) {
                hear(event.get());
            }
        } finally {
            connection.disconnect();
        }
    }

    /** Where nothing happens a feed has lines that are no event, every few seconds: at those it is noticed that it was closed. */
    private BufferedReader untilClosed(HttpURLConnection connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)) {
            @Override
            public @Nullable String readLine() throws IOException {
                if (closed) {
                    return null;
                }
                return super.readLine();
            }
        };
    }

    private synchronized void countConnection() {
        connections++;
    }

    private synchronized void hear(ServerSentEvent event) {
        if (!event.id().isEmpty()) {
            position = event.id();
        }
        if (event.type().equals("change")) {
            heard.add(event.data());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        OsCommand.join(thread);
    }
}
