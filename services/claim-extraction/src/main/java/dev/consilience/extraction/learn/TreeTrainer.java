package dev.consilience.extraction.learn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Trains {@link BoostedTrees} by gradient boosting on the multinomial log-loss (Friedman 2001) with Newton steps and a penalty
 * on large leaves (Chen and Guestrin 2016). The result is a function of the examples, their order and the settings.
 */
public final class TreeTrainer {

    /**
     * How to train.
     *
     * @param rounds trees for each label
     * @param depth questions from root to leaf, at most
     * @param rate share of each tree's answer that is taken
     * @param penalty on the squares of leaves
     * @param lightest least sum of second derivatives in a leaf
     * @param share of the facts that each tree may ask for, above 0 and at most 1
     */
    public record Settings(int rounds, int depth, double rate, double penalty, double lightest, double share) {

        /** What has served well. */
        public static final Settings STANDARD = new Settings(200, 4, 0.06, 4, 3, 0.5);
    }

    private record Example(Facts facts, int label, double weight) {}

    private static final int MOST_BINS = 48;

    private final List<String> labels;
    private final Settings settings;
    private final List<Example> examples = new ArrayList<>();

    /** A trainer without examples. */
    public TreeTrainer(List<String> labels, Settings settings) {
        this.labels = List.copyOf(labels);
        this.settings = settings;
    }

    /** Adds an example; its label by index, and how much it counts. */
    public void add(Facts facts, int label, double weight) {
        if (label < 0 || label >= labels.size()) {
            throw new IllegalArgumentException("Label " + label + " of " + labels.size());
        }
        examples.add(new Example(facts, label, weight));
    }

    /** Trains on all examples; gives the bytes that {@link BoostedTrees#read} takes. */
    public byte[] trainToBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            train().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Trains on all examples. */
    public BoostedTrees train() {
        return new Run().train();
    }

    /** One training, with its tables. */
    private final class Run {

        private final List<String> facts;
        /** By fact: upper ends of the bins. */
        private final float[][] ends;
        /** By fact and example: the bin. */
        private final byte[][] bins;

        private final double[][] scores;
        private final double[] gradients;
        private final double[] curvatures;
        private final SplittableRandom random = new SplittableRandom(1);

        private final List<Integer> roots = new ArrayList<>();
        private final List<Integer> asked = new ArrayList<>();
        private final List<Float> thresholds = new ArrayList<>();
        private final List<Integer> next = new ArrayList<>();

        Run() {
            TreeSet<String> names = new TreeSet<>();
            examples.forEach(example -> example.facts().names().forEach(names::add));
            facts = List.copyOf(names);
            ends = new float[facts.size()][];
            bins = new byte[facts.size()][examples.size()];
            for (int fact = 0; fact < facts.size(); fact++) {
                fillBins(fact);
            }
            scores = new double[labels.size()][examples.size()];
            gradients = new double[examples.size()];
            curvatures = new double[examples.size()];
        }

        private void fillBins(int fact) {
            String name = facts.get(fact);
            float[] values = new float[examples.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = examples.get(i).facts().get(name);
            }
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            TreeSet<Float> chosen = new TreeSet<>();
            for (int bin = 1; bin <= MOST_BINS && sorted.length > 0; bin++) {
                chosen.add(sorted[Math.min(sorted.length - 1, bin * sorted.length / MOST_BINS)]);
            }
            // Rare values are as telling as common ones where there are only a few.
            TreeSet<Float> distinct = new TreeSet<>();
            for (int i = 0; i < sorted.length && distinct.size() <= MOST_BINS; i++) {
                distinct.add(sorted[i]);
            }
            if (distinct.size() <= MOST_BINS) {
                chosen = distinct;
            }
            ends[fact] = new float[chosen.size()];
            int bin = 0;
            for (float end : chosen) {
                ends[fact][bin++] = end;
            }
            for (int i = 0; i < values.length; i++) {
                int at = Arrays.binarySearch(ends[fact], values[i]);
                if (at < 0) {
                    at = Math.min(ends[fact].length - 1, -at - 1);
                }
                bins[fact][i] = (byte) at;
            }
        }

        BoostedTrees train() {
            int[] all = new int[examples.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = i;
            }
            for (int round = 0; round < settings.rounds(); round++) {
                double[][] probabilities = probabilities();
                for (int label = 0; label < labels.size(); label++) {
                    for (int i = 0; i < all.length; i++) {
                        double probability = probabilities[label][i];
                        double gold = 0;
                        if (examples.get(i).label() == label) {
                            gold = 1;
                        }
                        double weight = examples.get(i).weight();
                        gradients[i] = (probability - gold) * weight;
                        curvatures[i] = Math.max(1e-6, probability * (1 - probability)) * weight;
                    }
                    boolean[] allowed = allowed();
                    roots.add(asked.size());
                    reserve(1);
                    grow(asked.size() - 1, all, 0, label, allowed);
                }
            }
            return new BoostedTrees(labels, facts, ints(roots), shorts(asked), floats(thresholds), ints(next));
        }

        private double[][] probabilities() {
            int width = labels.size();
            double[][] probabilities = new double[width][examples.size()];
            for (int i = 0; i < examples.size(); i++) {
                double sum = 0;
                for (int label = 0; label < width; label++) {
                    probabilities[label][i] = StrictMath.exp(scores[label][i]);
                    sum += probabilities[label][i];
                }
                for (int label = 0; label < width; label++) {
                    probabilities[label][i] /= sum;
                }
            }
            return probabilities;
        }

        private boolean[] allowed() {
            boolean[] allowed = new boolean[facts.size()];
            for (int fact = 0; fact < allowed.length; fact++) {
                allowed[fact] = random.nextDouble() < settings.share();
            }
            return allowed;
        }

        private void reserve(int nodes) {
            for (int i = 0; i < nodes; i++) {
                asked.add(-1);
                thresholds.add(0f);
                next.add(0);
            }
        }

        private void grow(int node, int[] rows, int depth, int label, boolean[] allowed) {
            double gradient = 0;
            double curvature = 0;
            for (int row : rows) {
                gradient += gradients[row];
                curvature += curvatures[row];
            }
            int bestFact = -1;
            int bestBin = -1;
            double bestGain = 1e-6;
            if (depth < settings.depth()) {
                double whole = gradient * gradient / (curvature + settings.penalty());
                double[] gradientOf = new double[MOST_BINS + 1];
                double[] curvatureOf = new double[MOST_BINS + 1];
                for (int fact = 0; fact < allowed.length; fact++) {
                    if (!allowed[fact] || ends[fact].length < 2) {
                        continue;
                    }
                    Arrays.fill(gradientOf, 0);
                    Arrays.fill(curvatureOf, 0);
                    byte[] bin = bins[fact];
                    for (int row : rows) {
                        gradientOf[bin[row]] += gradients[row];
                        curvatureOf[bin[row]] += curvatures[row];
                    }
                    double left = 0;
                    double leftCurvature = 0;
                    for (int cut = 0; cut + 1 < ends[fact].length; cut++) {
                        left += gradientOf[cut];
                        leftCurvature += curvatureOf[cut];
                        double right = gradient - left;
                        double rightCurvature = curvature - leftCurvature;
                        if (leftCurvature < settings.lightest() || rightCurvature < settings.lightest()) {
                            continue;
                        }
                        double gain = left * left / (leftCurvature + settings.penalty())
                                + right * right / (rightCurvature + settings.penalty())
                                - whole;
                        if (gain > bestGain) {
                            bestGain = gain;
                            bestFact = fact;
                            bestBin = cut;
                        }
                    }
                }
            }
            if (bestFact < 0) {
                long units =
                        Math.round(-gradient / (curvature + settings.penalty()) * settings.rate() / LinearModel.UNIT);
                next.set(node, (int) units);
                for (int row : rows) {
                    scores[label][row] += units * LinearModel.UNIT;
                }
                return;
            }
            byte[] bin = bins[bestFact];
            int cut = bestBin;
            int[] left = Arrays.stream(rows).filter(row -> bin[row] <= cut).toArray();
            int[] right = Arrays.stream(rows).filter(row -> bin[row] > cut).toArray();
            int child = asked.size();
            reserve(2);
            asked.set(node, bestFact);
            thresholds.set(node, ends[bestFact][bestBin]);
            next.set(node, child);
            grow(child, left, depth + 1, label, allowed);
            grow(child + 1, right, depth + 1, label, allowed);
        }
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static short[] shorts(List<Integer> values) {
        short[] shorts = new short[values.size()];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = values.get(i).shortValue();
        }
        return shorts;
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }
}
