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
    private static final int MOST_FEATURES = 10_000_000;

    private final List<String> labels;
    /** By slot: the key of the feature there, looked up from the slot that its lower bits name, or {@link #free}. */
    private final int[] keys;

    /** What stands in a slot without a feature: no feature's key. */
    private final int free;

    /** By slot and label. */
    private final short[] weights;

    private final int mask;
    private final int features;

    private LinearModel(List<String> labels, int[] features, short[] byFeature) {
        this.labels = List.copyOf(labels);
        this.features = features.length;
        int slots = Integer.highestOneBit(Math.max(8, features.length * 2 - 1)) * 2;
        this.mask = slots - 1;
        this.keys = new int[slots];
        this.free = noneOf(features);
        Arrays.fill(keys, free);
        this.weights = new short[slots * labels.size()];
        for (int i = 0; i < features.length; i++) {
            int slot = features[i] & mask;
            while (keys[slot] != free) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = features[i];
            System.arraycopy(byFeature, i * labels.size(), weights, slot * labels.size(), labels.size());
        }
    }

    /** A number that is not among some; there are fewer of them than numbers. */
    private static int noneOf(int[] numbers) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int none = Integer.MIN_VALUE;
        for (int number : sorted) {
            if (number == none) {
                none++;
            }
        }
        return none;
    }

    /**
     * A model of given weights.
     *
     * @param labels at most 64
     * @param features their keys, each once
     * @param weights by feature and label, in units
     */
    static LinearModel of(List<String> labels, int[] features, short[] weights) {
        if (labels.isEmpty() || labels.size() > MOST_LABELS || weights.length != features.length * labels.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, " + features.length + " features, and "
                    + weights.length + " weights do not make a model");
        }
        return new LinearModel(labels, features, weights);
    }

    /**
     * By what a model knows a feature: half of its hash. Of a hundred thousand features, one in forty thousand strangers is
     * then taken for one of them, which moves a sum of hundreds by one.
     */
    static int key(long hash) {
        return (int) (hash >>> 32);
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
        int key = key(hash);
        int slot = key & mask;
        while (keys[slot] != free) {
            if (keys[slot] == key) {
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

    /** Writes a model as {@link #read} reads it; features in ascending order of their keys. */
    static void write(OutputStream stream, List<String> labels, int[] features, short[] weights) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeByte(FORMAT);
        out.writeByte(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeInt(features.length);
        // Distances between sorted keys are short, and so are most weights.
        long previous = Integer.MIN_VALUE;
        for (int feature : features) {
            writeShort(out, feature - previous);
            previous = feature;
        }
        // By label and not by feature: weights of one label are alike, which is what compression lives on.
        for (int label = 0; label < labels.size(); label++) {
            for (int i = label; i < weights.length; i += labels.size()) {
                writeShort(out, (weights[i] << 1) ^ (weights[i] >> 31));
            }
        }
        out.flush();
    }

    /** Seven bits a byte, the lowest first, the eighth saying that more follow. */
    private static void writeShort(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while (rest > 0x7f) {
            out.writeByte((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readShort(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int part = in.readUnsignedByte();
            number |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return number;
            }
        }
        throw new IOException("A number in a linear model does not end");
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
        int size = in.readInt();
        if (size < 0 || size > MOST_FEATURES || labels.length == 0 || labels.length > MOST_LABELS) {
            throw new IOException("A linear model of " + size + " features and " + labels.length + " labels");
        }
        int[] features = new int[size];
        long previous = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            previous += readShort(in);
            features[i] = (int) previous;
        }
        short[] weights = new short[size * labels.length];
        for (int label = 0; label < labels.length; label++) {
            for (int i = label; i < weights.length; i += labels.length) {
                long packed = readShort(in);
                weights[i] = (short) ((packed >>> 1) ^ -(packed & 1));
            }
        }
        return of(List.of(labels), features, weights);
    }
}
