package dev.consilience.system;

import dev.consilience.commandline.local.PortName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for claims twenty times a second, over a balancer, and notes each answer that is none. It asks nothing twice. */
final class SteadyReader implements AutoCloseable {

    private static final int BETWEEN_REQUESTS_MS = 50;
    private static final int OK = 200;

    private final Balancer balancer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> errors = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "steady-reader");
    private int answered;
    private volatile boolean closed;

    SteadyReader(Balancer balancer) {
        this.balancer = balancer;
        thread.start();
    }

    /** What went wrong. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** How many requests were answered. */
    synchronized int answered() {
        return answered;
    }

    private void run() {
        while (!closed) {
            URI instance = balancer.next(PortName.PUBLISH);
            try {
                ask(instance);
                Thread.sleep(BETWEEN_REQUESTS_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void ask(URI instance) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve("/claims?limit=5"))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", "application/json");
        TestUser.authorization(instance).ifPresent(signed -> request.header("Authorization", signed));
        try {
            int status = http.send(request.build(), BodyHandlers.ofString()).statusCode();
            note(status == OK, instance + " answered " + status);
        } catch (IOException e) {
            note(false, instance + ": " + e);
        }
    }

    private synchronized void note(boolean good, String error) {
        if (good) {
            answered++;
        } else {
            errors.add(error);
        }
    }

    @Override
    public void close() {
        closed = true;
        OsCommand.join(thread);
    }
}
