package dev.consilience.commandline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process whether it would work now. */
public final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Ports ports;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public Readiness(Ports ports) {
        this.ports = ports;
    }

    /** Whether it is ready; a process that does not answer is not. */
    public boolean isReady(ProcessSpec process) throws InterruptedException {
        if (process.ready().isPresent()) {
            return answers(process.ready().get());
        }
        return listens(process.machine().address(), ports.number(process.port()));
    }

    private boolean answers(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listens(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getAllByName(host)[0], port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
