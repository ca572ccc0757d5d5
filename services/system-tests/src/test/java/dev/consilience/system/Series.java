package dev.consilience.system;

import java.util.ArrayList;
import java.util.List;

/** A quantity over time. */
final class Series {

    private final List<Double> times = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /**
     * Takes down a value.
     *
     * @param seconds when, later than the last one
     */
    void add(double seconds, double value) {
        times.add(seconds);
        values.add(value);
    }

    List<Double> times() {
        return List.copyOf(times);
    }

    List<Double> values() {
        return List.copyOf(values);
    }

    double first() {
        return values.get(0);
    }

    double last() {
        return values.get(values.size() - 1);
    }

    /** Without the first third. */
    Series lastTwoThirds() {
        Series rest = new Series();
        for (int each = times.size() / 3; each < times.size(); each++) {
            rest.add(times.get(each), values.get(each));
        }
        return rest;
    }

    /** How much a straight line rises in a second that is laid through all values, by least squares. */
    double slope() {
        double meanTime = mean(times);
        double meanValue = mean(values);
        double together = 0;
        double squares = 0;
        for (int each = 0; each < times.size(); each++) {
            double time = times.get(each) - meanTime;
            together += time * (values.get(each) - meanValue);
            squares += time * time;
        }
        if (squares == 0) {
            return 0;
        }
        return together / squares;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
