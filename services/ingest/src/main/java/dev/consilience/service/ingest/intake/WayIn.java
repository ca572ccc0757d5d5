package dev.consilience.service.ingest.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/**
 * Keeps one way in at work in a thread of its own, until it is stopped.
 *
 * <p>When something fails that is not the input's fault, everything is opened again after a pause, and the work goes on
 * where the last commit left it. When another instance has taken the way over, this one stops for good: both would read
 * the same, and only one of them can commit.
 */
public final class WayIn implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WayIn.class);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Work work;
    private final Duration pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Status status = new Status(State.STARTING, "");

    /** How a way in is. */
    public enum State {
        STARTING,
        RUNNING,
        /** Something failed; it is tried again. */
        FAILING,
        /** Another instance of the service has taken it over. */
        TAKEN_OVER,
        STOPPED
    }

    /** How a way in is, and where it stands or what failed. */
    public record Status(State state, String detail) {}

    /** What a way in does. */
    @FunctionalInterface
    public interface Work {

        /**
         * Opens what it needs, and works until it is stopped.
         *
         * @param way tells whether to stop, and is told how the work stands
         * @throws IOException if a source failed in a way that another try may mend
         */
        void run(WayIn way) throws IOException, InterruptedException;
    }

    /**
     * A way in; it does not run yet.
     *
     * @param name for people, logs and the thread
     * @param pause between a failure and the next try
     */
    public WayIn(String name, Work work, Duration pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = new Thread(this::keepAtWork, "way-in-" + name);
        this.thread.setDaemon(true);
    }

    /** For people, logs and the thread. */
    public String name() {
        return name;
    }

    /** How it is now. */
    public Status status() {
        return status;
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    /** Whether it has been asked to stop. */
    public boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Waits for so long, or until it is asked to stop. */
    public void pause(Duration time) throws InterruptedException {
        if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debugf("Way in is woken up to stop: name=%s", name);
        }
    }

    /** Says that it runs, and where it stands. */
    public void running(String detail) {
        status = new Status(State.RUNNING, detail);
    }

    /** Says that it fails, and why, while it goes on trying. */
    public void failing(String detail) {
        status = new Status(State.FAILING, detail);
    }

    private void keepAtWork() {
        try {
            while (!isStopped()) {
                if (!tryOnce()) {
                    return;
                }
                pause(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status = new Status(State.STOPPED, "");
    }

    /** Works until it fails or is stopped; whether it may be tried again. */
    private boolean tryOnce() throws InterruptedException {
        try {
            work.run(this);
        } catch (IOException | RuntimeException e) {
            // The outermost edge: but for one thing, whatever it is, it must not end the way in for good.
            if (isTakenOver(e)) {
                status = new Status(State.TAKEN_OVER, "Another instance of the service has taken it over");
                LOG.errorf("Way in stops, since another instance has taken it over: name=%s", name);
                return false;
            }
            if (isInterrupt(e) && isStopped()) {
                return true;
            }
            status = new Status(State.FAILING, String.valueOf(e.getMessage()));
            LOG.errorf(e, "Way in failed; trying again: name=%s", name);
        }
        return true;
    }

    /** Kafka says it of a producer whose transactional id somebody else has taken, sometimes as the cause of something else. */
    private static boolean isTakenOver(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInterrupt(Exception failure) {
        return failure instanceof InterruptException || failure.getCause() instanceof InterruptedException;
    }

    /** Stops it, and waits a little for what it is at. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TO_STOP.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TO_STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
