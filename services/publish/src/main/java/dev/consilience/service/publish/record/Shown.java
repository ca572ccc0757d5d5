package dev.consilience.service.publish.record;

import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** How far searches see a topic, for those who wait until they see more. Safe for many threads. */
final class Shown {

    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Map<TopicPartition, Long> offsets = Map.of();

    /**
     * Searches see all records before these offsets.
     *
     * @param offsets of all partitions of the topic; of none while nothing can be searched
     */
    void moveTo(Map<TopicPartition, Long> offsets) {
        lock.lock();
        try {
            if (!this.offsets.equals(offsets)) {
                this.offsets = Map.copyOf(offsets);
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The offsets behind all that searches see; of no partition while nothing can be searched. */
    Map<TopicPartition, Long> offsets() {
        lock.lock();
        try {
            return offsets;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until searches see all records before some offsets.
     *
     * @param ends the offsets, those of partitions of other topics among them; a partition that is not named is seen far enough
     * @param deadline when to give up, as {@link System#nanoTime} tells it
     * @return whether they do
     */
    boolean await(Map<TopicPartition, Long> ends, long deadline) throws InterruptedException {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (!sees(ends) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return sees(ends);
        } finally {
            lock.unlock();
        }
    }

    private boolean sees(Map<TopicPartition, Long> ends) {
        return !offsets.isEmpty()
                && offsets.entrySet().stream().allMatch(own -> own.getValue() >= ends.getOrDefault(own.getKey(), 0L));
    }
}
