package dev.consilience.system;

import dev.consilience.commandline.local.PortName;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Sends requests to instances that say that they are ready, one after the other, as whatever stands before the services does: it asks each twice
 * a second, and learns only then that one has come or gone.
 */
final class Balancer implements AutoCloseable {

    private static final int BETWEEN_LOOKS_MS = 500;

    private final Map<PortName, List<URI>> instances = new HashMap<>();
    private final Map<URI, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "balancer");
    private volatile boolean closed;

    /**
     * Begins to ask.
     *
     * @param pipeline whose instances they are
     * @param most instances of each service that there may come to be
     */
    Balancer(RunningPipeline pipeline, int most) {
        for (PortName service : List.of(PortName.INGEST, PortName.PUBLISH)) {
            instances.put(
                    service,
                    IntStream.rangeClosed(1, most)
                            .mapToObj(member -> pipeline.instance(service, member))
                            .toList());
        }
        look();
        thread.start();
    }

    /** The next instance that was ready when it was asked last; any where none was. */
    URI next(PortName service) {
        List<URI> all = instances.getOrDefault(service, List.of());
        List<URI> asked =
                all.stream().filter(each -> ready.getOrDefault(each, false)).toList();
        if (asked.isEmpty()) {
            asked = all;
        }
        return asked.get(Math.floorMod(turn.getAndIncrement(), asked.size()));
    }

    private void look() {
        try {
            for (List<URI> all : instances.values()) {
                for (URI instance : all) {
                    ready.put(instance, RunningPipeline.status(instance.resolve("/q/health/ready")) == 200);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            look();
            try {
                Thread.sleep(BETWEEN_LOOKS_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        OsCommand.join(thread);
    }
}
