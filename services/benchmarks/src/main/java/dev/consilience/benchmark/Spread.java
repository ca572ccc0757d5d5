package dev.consilience.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median of several runs, with the least and the most. */
record Spread(double median, double least, double most) {

    /**
     * Of what each run showed.
     *
     * @throws IllegalArgumentException if there is no run
     */
    static <R> Spread of(List<R> runs, ToDoubleFunction<R> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There was no run");
        }
        int middle = sorted.length / 2;
        double median = sorted[middle];
        if (sorted.length % 2 == 0) {
            median = Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
        }
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** With so many decimals. */
    String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, least, most);
    }
}
