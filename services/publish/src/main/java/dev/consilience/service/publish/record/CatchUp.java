package dev.consilience.service.publish.record;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until searches see all that was on the topics when somebody asked. Whoever has heard of a change from a feed may ask sooner than the
 * mirrors have read it: each is read by a thread of its own.
 *
 * <p>Where the topics end is asked once for all who came before the question was sent.
 */
final class CatchUp {

    /** Tells where partitions end, records of open transactions included: whoever waits for one waits for what it will bring too. */
    interface Ends {
        Map<TopicPartition, Long> of(Set<TopicPartition> partitions, Duration atMost)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    private final Ends topics;
    private final List<Shown> all;
    private final Semaphore places;
    private final Lock asking = new ReentrantLock();
    private Map<TopicPartition, Long> ends = Map.of();
    private long asked = System.nanoTime();

    /**
     * Nobody waits yet.
     *
     * @param all what searches look into
     * @param most how many may wait at once: each holds a thread, and others want to be answered too
     */
    CatchUp(Ends topics, List<Shown> all, int most) {
        this.topics = topics;
        this.all = List.copyOf(all);
        this.places = new Semaphore(most);
    }

    /**
     * Waits.
     *
     * @param atMost when to give up, from now
     * @return whether searches see all that was there; not if any of the mirrors is being restored, as many wait as may, or the brokers
     *     do not answer in time
     * @throws ExecutionException if the brokers refuse to tell where the topics end
     */
    boolean await(Duration atMost) throws InterruptedException, ExecutionException {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return awaitEnds(atMost);
        } catch (TimeoutException e) {
            return false;
        } finally {
            places.release();
        }
    }

    private boolean awaitEnds(Duration atMost) throws InterruptedException, ExecutionException, TimeoutException {
        long now = System.nanoTime();
        long deadline = now + atMost.toNanos();
        Set<TopicPartition> partitions = new HashSet<>();
        for (Shown shown : all) {
            Set<TopicPartition> some = shown.offsets().keySet();
            if (some.isEmpty()) {
                return false;
            }
            partitions.addAll(some);
        }
        Map<TopicPartition, Long> goal = ends(partitions, now, deadline);
        for (Shown shown : all) {
            if (!shown.await(goal, deadline)) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, long came, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!asking.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("Others ask the brokers already, and are not answered");
        }
        try {
            if (asked - came < 0 || !ends.keySet().containsAll(partitions)) {
                long now = System.nanoTime();
                ends = topics.of(partitions, Duration.ofNanos(Math.max(0, deadline - now)));
                asked = now;
            }
            return ends;
        } finally {
            asking.unlock();
        }
    }
}
