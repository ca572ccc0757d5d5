package dev.consilience.benchmark;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon a service goes on that was killed, in a pipeline that holds something: papers are sent while it is away, and what is measured is
 * the time from its start until the first change that they bring about is there for who follows.
 */
final class Restarts {

    /** Enough that some of them make claims. */
    private static final int PAPERS = 50;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final BenchPipeline pipeline;
    private final PaperLoad load;
    private int next;

    /**
     * Of a pipeline.
     *
     * @param first number of a citation that has not been sent; those behind it have not been either
     */
    Restarts(BenchPipeline pipeline, PaperLoad load, int first) {
        this.pipeline = pipeline;
        this.load = load;
        this.next = first;
    }

    /** What is left to a service that starts. */
    enum Left {
        /** Its state on its disk. */
        STATE,
        /** Nothing: it has to read its state from Kafka. */
        NOTHING,
        /** Another instance, which has kept a copy of its state and goes on in its place. */
        STANDBY
    }

    /**
     * One start.
     *
     * @param service which was killed
     * @param secondsToChange from the start, or from the kill where another instance goes on, to the first change
     */
    record Restart(String service, Left left, double secondsToChange) {}

    /** Kills each service in every way, one after the other. */
    List<Restart> run() throws IOException, InterruptedException, StartException {
        List<Restart> restarts = new ArrayList<>();
        for (PortName service : Processes.SERVICES) {
            restarts.add(new Restart(service.label(), Left.STATE, startAgain(service)));
            pipeline.end(service);
            pipeline.deleteState(service);
            restarts.add(new Restart(service.label(), Left.NOTHING, startAgain(service)));
            if (pipeline.instances() > 1) {
                restarts.add(new Restart(service.label(), Left.STANDBY, goOnWithAnother(service)));
            }
        }
        return restarts;
    }

    private double startAgain(PortName service) throws IOException, InterruptedException, StartException {
        try (FollowedPapers followed = new FollowedPapers(pipeline.kafka())) {
            pipeline.end(service);
            // Nobody takes papers while ingest is away.
            boolean takesPapers = service != PortName.INGEST;
            if (takesPapers) {
                send(followed);
            }
            long begin = System.nanoTime();
            pipeline.startWhatDoesNotRun();
            if (!takesPapers) {
                send(followed);
            }
            return followed.awaitFirstChange(begin, PATIENCE);
        }
    }

    /** The first instance is the one that papers are posted to, so it is the last one that goes. */
    private double goOnWithAnother(PortName service) throws IOException, InterruptedException, StartException {
        try (FollowedPapers followed = new FollowedPapers(pipeline.kafka())) {
            long begin = System.nanoTime();
            pipeline.endLastInstance(service);
            send(followed);
            double seconds = followed.awaitFirstChange(begin, PATIENCE);
            pipeline.startWhatDoesNotRun();
            return seconds;
        }
    }

    private void send(FollowedPapers followed) throws IOException, InterruptedException {
        load.send(next, next + PAPERS, 0, followed);
        next += PAPERS;
    }
}
