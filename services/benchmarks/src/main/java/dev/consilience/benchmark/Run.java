package dev.consilience.benchmark;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What one run of papers through a pipeline showed. All of it is of the part behind the warming up, but for the volumes and what is on disk.
 *
 * @param behind how many were sent before
 * @param papers how many were sent
 * @param seconds from the first one's being sent to the last record that was written anywhere
 * @param bytes that were sent
 * @param recordsPerSecond by topic; marks of transactions count too
 * @param cpuSeconds by process
 * @param residentMb by process, at the end
 * @param heapMb by process, at the end, what is in use of the heap behind a collection
 * @param latencies from a paper to its first change
 * @param commitWaits by topic on the way of a paper to the feed, in its order: how long a record waited there until it was committed, the median in
 *     seconds; empty where that was not looked at
 * @param looks how far everything was, twice a second
 * @param volumes what topics have in the end, by name; none where more papers followed, and only that of the curated claims where there is no
 *     yardstick
 * @param stateMb of the services, by process, on disk
 * @param secondsToStart until all processes were ready, before anything was sent
 * @param readyMb by process, when all were ready
 */
record Run(
        int behind,
        int papers,
        double seconds,
        long bytes,
        Map<String, Double> recordsPerSecond,
        Map<String, Double> cpuSeconds,
        Map<String, Double> residentMb,
        Map<String, Double> heapMb,
        Latencies latencies,
        Map<String, Double> commitWaits,
        List<Watch.Look> looks,
        @JsonIgnore Map<String, Volume> volumes,
        Map<String, Double> stateMb,
        double secondsToStart,
        Map<String, Double> readyMb) {

    /**
     * What a topic has in the end.
     *
     * @throws IllegalArgumentException if there is no such topic
     */
    Volume volume(String topic) {
        Volume volume = volumes.get(topic);
        if (volume == null) {
            throw new IllegalArgumentException("There was no topic " + topic);
        }
        return volume;
    }

    /** The same, with what the topics have. */
    Run with(Map<String, Volume> found) {
        return new Run(
                behind,
                papers,
                seconds,
                bytes,
                recordsPerSecond,
                cpuSeconds,
                residentMb,
                heapMb,
                latencies,
                commitWaits,
                looks,
                found,
                stateMb,
                secondsToStart,
                readyMb);
    }

    /** How long what a paper brings about waits for commits on its way, at the median of each topic, in seconds. */
    double waitsForCommits() {
        return sum(commitWaits);
    }

    /** All of them together. */
    static double sum(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Papers, or what stands for them, a second. */
    double perSecond() {
        return papers / seconds;
    }

    /** Milliseconds of processor time that a paper took, of all processes together. */
    double cpuMsPerPaper() {
        return sum(cpuSeconds) * 1e3 / papers;
    }
}
