package dev.consilience.extraction.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Weighs the features of an example for each of a few labels. The score of a label is the sum of the weights of the features
 * that are present; weights are whole numbers of {@link #UNIT}, so that sums are exact.
 *
 * <p>Immutable; serves any number of threads.
 */
public final class LinearModel {

    /** How much a weight of 1 adds to the log-odds of a label. */
    public static final double UNIT = 1.0 / 1024;

    private static final int FORMAT = 1;
    private static final int MOST_LABELS = 64;

    private final List<String> labels;
    /** By slot: the upper half of the hash of the feature there; looked up from the slot that the lower half names. */
    private final int[] checks;

    private final boolean[] taken;
    /** By slot and label. */
    private final short[] weights;

    private final int mask;
    private final int features;

    private LinearModel(List<String> labels, long[] hashes, short[] byFeature) {
        this.labels = List.copyOf(labels);
        this.features = hashes.length;
        int slots = Integer.highestOneBit(Math.max(8, hashes.length * 2 - 1)) * 2;
        this.mask = slots - 1;
        this.checks = new int[slots];
        this.taken = new boolean[slots];
        this.weights = new short[slots * labels.size()];
        for (int i = 0; i < hashes.length; i++) {
            int slot = (int) hashes[i] & mask;
            while (taken[slot]) {
                slot = (slot + 1) & mask;
            }
            taken[slot] = true;
            checks[slot] = (int) (hashes[i] >>> 32);
            System.arraycopy(byFeature, i * labels.size(), weights, slot * labels.size(), labels.size());
        }
    }

    /**
     * A model of given weights.
     *
     * @param labels at most 64
     * @param hashes of the features, each once
     * @param weights by feature and label, in units
     */
    static LinearModel of(List<String> labels, long[] hashes, short[] weights) {
        if (labels.isEmpty() || labels.size() > MOST_LABELS || weights.length != hashes.length * labels.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, " + hashes.length + " features, and "
                    + weights.length + " weights do not make a model");
        }
        return new LinearModel(labels, hashes, weights);
    }

    /** The labels; scores are in this order. */
    public List<String> labels() {
        return labels;
    }

    /** How many features have a weight. */
    public int features() {
        return features;
    }

    /**
     * Adds up what the features say for each label.
     *
     * @param vector settled, so that no feature counts twice
     * @param scores is set to the sums, in units; as long as there are labels
     */
    public void score(FeatureVector vector, int[] scores) {
        Arrays.fill(scores, 0);
        for (int i = 0; i < vector.size(); i++) {
            int slot = slot(vector.hash(i));
            if (slot >= 0) {
                int at = slot * scores.length;
                for (int label = 0; label < scores.length; label++) {
                    scores[label] += weights[at + label];
                }
            }
        }
    }

    /** What one feature says for a label, in units; 0 for a feature that the model does not know. */
    int weight(long hash, int label) {
        int slot = slot(hash);
        if (slot < 0) {
            return 0;
        }
        return weights[slot * labels.size() + label];
    }

    private int slot(long hash) {
        int slot = (int) hash & mask;
        int check = (int) (hash >>> 32);
        while (taken[slot]) {
            if (checks[slot] == check) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The label of the highest score; of equal ones the first. */
    public static int best(int[] scores) {
        int best = 0;
        for (int label = 1; label < scores.length; label++) {
            if (scores[label] > scores[best]) {
                best = label;
            }
        }
        return best;
    }

    /** The probability of a label by the scores of all: the softmax. Between 0 and 1. */
    public static double probability(int[] scores, int label) {
        double sum = 0;
        for (int score : scores) {
            sum += StrictMath.exp((score - scores[label]) * UNIT);
        }
        return 1 / sum;
    }

    /** Writes the weights of features, given in ascending order of their hashes, as {@link #read} reads them. */
    static void write(OutputStream stream, List<String> labels, long[] hashes, short[] weights) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeByte(FORMAT);
        out.writeByte(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeInt(hashes.length);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
        // By label and not by feature: weights of one label are alike, which is what compression lives on.
        for (int label = 0; label < labels.size(); label++) {
            for (int i = label; i < weights.length; i += labels.size()) {
                out.writeShort(weights[i]);
            }
        }
        out.flush();
    }

    /**
     * Reads a model.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static LinearModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException("A linear model of format " + format + "; this version reads format " + FORMAT);
        }
        String[] labels = new String[in.readUnsignedByte()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readUTF();
        }
        long[] hashes = new long[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readLong();
        }
        short[] weights = new short[hashes.length * labels.length];
        for (int label = 0; label < labels.length; label++) {
            for (int i = label; i < weights.length; i += labels.length) {
                weights[i] = in.readShort();
            }
        }
        return of(List.of(labels), hashes, weights);
    }
}
