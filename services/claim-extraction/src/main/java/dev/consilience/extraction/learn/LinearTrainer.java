package dev.consilience.extraction.learn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trains a {@link LinearModel} by multinomial logistic regression: stochastic gradient descent with a step size by feature
 * (AdaGrad, Duchi, Hazan and Singer 2011) and weights that are averaged over the last half of the epochs.
 *
 * <p>Features that too few examples share are left out, and weights that end near zero are dropped. The result is a function
 * of the examples, their order and the settings.
 */
public final class LinearTrainer {

    /**
     * How to train.
     *
     * @param epochs how often every example is seen; at least 2
     * @param rate the first step; AdaGrad shortens it by feature
     * @param decay how strongly weights are drawn to zero, as the coefficient of their squares divided by the number of
     *     examples
     * @param rarest a feature counts if at least so many examples have it
     * @param smallest weights below this are dropped, in log-odds
     */
    public record Settings(int epochs, double rate, double decay, int rarest, double smallest) {

        /** What has served well. */
        public static final Settings STANDARD = new Settings(15, 0.03, 10, 2, 0.01);
    }

    @SuppressWarnings("ArrayRecordComponent") // private to the training, and never compared
    private record Example(int[] keys, int label, double weight) {}

    private final List<String> labels;
    private final Settings settings;
    private final List<Example> examples = new ArrayList<>();

    /** A trainer without examples. */
    public LinearTrainer(List<String> labels, Settings settings) {
        this.labels = List.copyOf(labels);
        this.settings = settings;
    }

    /**
     * Adds an example.
     *
     * @param vector settled
     * @param label index of the right one
     * @param weight how much it counts; 1 for a plain one
     */
    public void add(FeatureVector vector, int label, double weight) {
        if (label < 0 || label >= labels.size()) {
            throw new IllegalArgumentException("Label " + label + " of " + labels.size());
        }
        examples.add(new Example(vector.keys(), label, weight));
    }

    /** How many examples there are. */
    public int size() {
        return examples.size();
    }

    /** Trains on all examples. */
    public LinearModel train() {
        Weights weights = fit();
        return LinearModel.of(labels, weights.features, weights.units);
    }

    /** Trains on all examples; gives the bytes that {@link LinearModel#read} takes. */
    public byte[] trainToBytes() {
        Weights weights = fit();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            LinearModel.write(bytes, labels, weights.features, weights.units);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // private to the training, and never compared
    private record Weights(int[] features, short[] units) {}

    private Weights fit() {
        int[] features = commonFeatures();
        int[][] rows = rows(features);
        int width = labels.size();
        double[] weights = new double[features.length * width];
        double[] squares = new double[weights.length];
        double[] sums = new double[weights.length];
        Arrays.fill(squares, 1);
        double pull = settings.decay() / Math.max(1, examples.size());
        int averaged = 0;
        SplittableRandom random = new SplittableRandom(1);
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        double[] scores = new double[width];
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            for (int index : order) {
                step(rows[index], examples.get(index), weights, squares, scores, pull);
            }
            if (epoch >= settings.epochs() / 2) {
                averaged++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weights[i];
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, averaged);
        }
        return quantized(features, sums);
    }

    private void step(int[] row, Example example, double[] weights, double[] squares, double[] scores, double pull) {
        int width = scores.length;
        Arrays.fill(scores, 0);
        for (int feature : row) {
            int at = feature * width;
            for (int label = 0; label < width; label++) {
                scores[label] += weights[at + label];
            }
        }
        double highest = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (int label = 0; label < width; label++) {
            scores[label] = StrictMath.exp(scores[label] - highest);
            sum += scores[label];
        }
        for (int label = 0; label < width; label++) {
            double gradient = scores[label] / sum;
            if (label == example.label()) {
                gradient -= 1;
            }
            scores[label] = gradient * example.weight();
        }
        for (int feature : row) {
            int at = feature * width;
            for (int label = 0; label < width; label++) {
                double gradient = scores[label] + pull * weights[at + label];
                squares[at + label] += gradient * gradient;
                weights[at + label] -= settings.rate() * gradient / StrictMath.sqrt(squares[at + label]);
            }
        }
    }

    private int[] commonFeatures() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            for (int key : example.keys()) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= settings.rarest())
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private int[][] rows(int[] features) {
        int[][] rows = new int[examples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.stream(examples.get(i).keys())
                    .map(key -> Arrays.binarySearch(features, key))
                    .filter(index -> index >= 0)
                    .toArray();
        }
        return rows;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private Weights quantized(int[] features, double[] weights) {
        int width = labels.size();
        int[] kept = new int[features.length];
        short[] units = new short[weights.length];
        int size = 0;
        for (int feature = 0; feature < features.length; feature++) {
            boolean counts = false;
            for (int label = 0; label < width; label++) {
                double weight = weights[feature * width + label];
                counts |= Math.abs(weight) >= settings.smallest();
                long unit = Math.round(weight / LinearModel.UNIT);
                units[size * width + label] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, unit));
            }
            if (counts) {
                kept[size++] = features[feature];
            }
        }
        return new Weights(Arrays.copyOf(kept, size), Arrays.copyOf(units, size * width));
    }
}
