package dev.consilience.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether the schema registry answers, asked only when something that needs it has failed. */
final class RegistryPresence {

    private static final Duration PATIENCE_FOR_AN_ANSWER = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final URI registry;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE_FOR_AN_ANSWER).build();

    /**
     * A registry.
     *
     * @param patience how long to try again where it does not answer
     */
    RegistryPresence(URI registry, Duration patience) {
        this.registry = registry;
        this.patience = patience;
    }

    /**
     * Does what needs the registry, and while that fails and the registry does not answer, does it again.
     *
     * @throws RegistryAwayException if the registry has not come back
     */
    <T> T need(Supplier<T> what) {
        long start = System.nanoTime();
        boolean answered = false;
        while (true) {
            try {
                return what.get();
            } catch (RuntimeException e) {
                if (answered) {
                    throw e;
                }
                // It may have come back only after this had failed, so that one more try has to tell.
                answered = answers();
                if (!answered && (System.nanoTime() - start > patience.toNanos() || !pause())) {
                    throw new RegistryAwayException(registry, e);
                }
            }
        }
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/apis/registry/v3/system/info"))
                .timeout(PATIENCE_FOR_AN_ANSWER)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits a little; false if there is no more time. */
    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
