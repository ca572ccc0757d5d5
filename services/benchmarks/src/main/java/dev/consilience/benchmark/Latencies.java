package dev.consilience.benchmark;

import java.util.Arrays;

/**
 * Times from a paper's being sent to the first change that it brought about.
 *
 * @param papers that brought one about
 * @param p50 in seconds
 * @param p99 in seconds
 * @param longest in seconds
 */
record Latencies(int papers, double p50, double p99, double longest) {

    private static final double MEDIAN = 0.5;
    private static final double NINETY_NINE = 0.99;

    static Latencies of(double[] seconds) {
        if (seconds.length == 0) {
            return new Latencies(0, 0, 0, 0);
        }
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted.length, at(sorted, MEDIAN), at(sorted, NINETY_NINE), sorted[sorted.length - 1]);
    }

    /** The nearest rank. */
    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
