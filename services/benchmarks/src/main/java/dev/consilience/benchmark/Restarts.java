package dev.consilience.benchmark;

import dev.consilience.commandline.local.PortName;
import dev.consilience.commandline.local.Processes;
import dev.consilience.commandline.local.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon a service goes on that had ended, in a pipeline that holds something: papers are sent while it is away, and what is measured is
 * the time from its start until the first change that they bring about is there for who follows.
 */
final class Restarts {

    /** There are stretches of fifty citations of which none makes a claim, and then there is no change to wait for. */
    private static final int PAPERS = 500;

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

    /** How a service had ended. */
    enum Ended {
        /** It was asked to, as an update does, and left its state on its disk. */
        STOPPED,
        /** It was killed. Its state is on its disk, but Kafka Streams cannot tell what of it was committed, and reads all of it from Kafka. */
        KILLED,
        /** It was killed, and its disk is gone. */
        LOST,
        /** It was killed, and another instance, which has kept a copy of its state, goes on in its place. */
        REPLACED
    }

    /**
     * One start.
     *
     * @param service which had ended
     * @param secondsToChange from the start, or from the kill where another instance goes on, to the first change
     */
    record Restart(String service, Ended ended, double secondsToChange) {}

    /** Ends each service in every way, one after the other. */
    List<Restart> run() throws IOException, InterruptedException, StartException {
        List<Restart> restarts = new ArrayList<>();
        for (PortName service : Processes.SERVICES) {
            pipeline.stop(service);
            restarts.add(new Restart(service.label(), Ended.STOPPED, startAgain(service)));
            pipeline.kill(service);
            restarts.add(new Restart(service.label(), Ended.KILLED, startAgain(service)));
            pipeline.kill(service);
            pipeline.deleteState(service);
            restarts.add(new Restart(service.label(), Ended.LOST, startAgain(service)));
            if (pipeline.instances() > 1) {
                restarts.add(new Restart(service.label(), Ended.REPLACED, goOnWithAnother(service)));
            }
        }
        return restarts;
    }

    /** Of one that does not run. */
    private double startAgain(PortName service) throws IOException, InterruptedException, StartException {
        try (FollowedPapers followed = new FollowedPapers(pipeline.kafka())) {
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
            pipeline.killLastInstance(service);
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
