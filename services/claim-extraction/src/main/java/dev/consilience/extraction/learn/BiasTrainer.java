package dev.consilience.extraction.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the {@link LabelBias} of a label that is rarer than the others. It takes the bias with which the mean F1 of the
 * labels and the share of right answers are together the highest, each counting as much as the other.
 *
 * <p>The scores have to be those of models that have not seen the example: of what a model has learned it is too sure. With
 * few examples of a label the figures jump from one bias to the next, so each is taken as the mean of those around it. The
 * result is a function of the examples, whatever their order.
 */
public final class BiasTrainer {

    private static final int STEP = 64;
    private static final int LOWEST = -16;
    private static final int HIGHEST = 32;
    /** On either side, how many steps are averaged. */
    private static final int AROUND = 4;

    @SuppressWarnings("ArrayRecordComponent") // scores by label, read for each bias that is tried, and never compared
    private record Example(int[] scores, int label) {}

    private final int labels;
    private final int rare;
    private final List<Example> examples = new ArrayList<>();

    /**
     * A trainer without examples.
     *
     * @param labels how many there are
     * @param rare which of them gets a bias, by index
     */
    public BiasTrainer(int labels, int rare) {
        if (rare < 0 || rare >= labels) {
            throw new IllegalArgumentException("Label " + rare + " of " + labels);
        }
        this.labels = labels;
        this.rare = rare;
    }

    /** Adds an example: the scores that it was given by models that have not seen it, and its label by index. */
    public void add(int[] scores, int label) {
        if (label < 0 || label >= labels || scores.length < labels) {
            throw new IllegalArgumentException(
                    "Label " + label + " of " + labels + ", with " + scores.length + " scores");
        }
        examples.add(new Example(Arrays.copyOf(scores, labels), label));
    }

    /** The best bias; of several as good as each other the one nearest to none. */
    public LabelBias train() {
        double[] worth = new double[HIGHEST - LOWEST + 1];
        for (int step = LOWEST; step <= HIGHEST; step++) {
            worth[step - LOWEST] = worth(bias(step));
        }
        int best = 0;
        double most = around(worth, -LOWEST);
        for (int step = LOWEST; step <= HIGHEST; step++) {
            double mean = around(worth, step - LOWEST);
            if (mean > most || (mean == most && Math.abs(step) < Math.abs(best))) {
                best = step;
                most = mean;
            }
        }
        return bias(best);
    }

    private LabelBias bias(int step) {
        Integer[] units = new Integer[labels];
        Arrays.fill(units, 0);
        units[rare] = step * STEP;
        return new LabelBias(List.of(units));
    }

    private static double around(double[] worth, int at) {
        return Arrays.stream(worth, Math.max(0, at - AROUND), Math.min(worth.length, at + AROUND + 1))
                .average()
                .orElse(0);
    }

    private double worth(LabelBias bias) {
        int[] gold = new int[labels];
        int[] answered = new int[labels];
        int[] right = new int[labels];
        for (Example example : examples) {
            int answer = LinearModel.best(bias.weigh(example.scores()));
            gold[example.label()]++;
            answered[answer]++;
            if (answer == example.label()) {
                right[answer]++;
            }
        }
        double f1 = 0;
        for (int label = 0; label < labels; label++) {
            f1 += 2.0 * right[label] / Math.max(1, gold[label] + answered[label]);
        }
        return f1 / labels + (double) Arrays.stream(right).sum() / Math.max(1, examples.size());
    }
}
