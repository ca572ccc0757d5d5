package dev.consilience.extraction.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Weighs a few numbers that are known of an example, and their combinations: a sum of small decision trees for each label.
 * Where a {@link LinearModel} knows thousands of words and adds them up, this knows some dozens of {@link Facts} and what they
 * mean together, as "higher" means with "in the other arm".
 *
 * <p>Scores are whole numbers of {@link LinearModel#UNIT}. Immutable; serves any number of threads.
 */
public final class BoostedTrees {

    private static final int FORMAT = 1;
    private static final int MOST_LABELS = 64;
    private static final int MOST_NODES = 1 << 20;

    private final List<String> labels;
    private final List<String> facts;
    /** Of each tree in turn its root; trees go round the labels. */
    private final int[] roots;
    /** By node: the fact asked for, or -1 for a leaf. */
    private final short[] asked;

    private final float[] thresholds;
    /** By node: where to go if the fact is at most the threshold; one further if it is more. A leaf has its score here. */
    private final int[] next;

    BoostedTrees(List<String> labels, List<String> facts, int[] roots, short[] asked, float[] thresholds, int[] next) {
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("Trees for " + labels.size() + " labels");
        }
        this.labels = List.copyOf(labels);
        this.facts = List.copyOf(facts);
        this.roots = roots.clone();
        this.asked = asked.clone();
        this.thresholds = thresholds.clone();
        this.next = next.clone();
        check();
    }

    /** Every walk must end: a node leads only to later ones. */
    private void check() {
        for (int root : roots) {
            if (root < 0 || root >= asked.length) {
                throw new IllegalArgumentException("A tree begins at node " + root + " of " + asked.length);
            }
        }
        for (int node = 0; node < asked.length; node++) {
            boolean leaf = asked[node] == -1;
            boolean leadsOn = asked[node] >= 0
                    && asked[node] < facts.size()
                    && next[node] > node
                    && next[node] < asked.length - 1;
            if (!leaf && !leadsOn) {
                throw new IllegalArgumentException("Node " + node + " of " + asked.length + " asks for fact "
                        + asked[node] + " and leads to " + next[node]);
            }
        }
    }

    /** The labels; scores are in this order. */
    public List<String> labels() {
        return labels;
    }

    /** The names of the facts that count. */
    public List<String> facts() {
        return facts;
    }

    /**
     * Adds up what the facts say for each label.
     *
     * @param scores is added to, in units; as long as there are labels
     */
    public void score(Facts example, int[] scores) {
        float[] values = new float[facts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = example.get(facts.get(i));
        }
        for (int tree = 0; tree < roots.length; tree++) {
            int node = roots[tree];
            while (asked[node] >= 0) {
                if (values[asked[node]] <= thresholds[node]) {
                    node = next[node];
                } else {
                    node = next[node] + 1;
                }
            }
            scores[tree % labels.size()] += next[node];
        }
    }

    /** Writes the trees as {@link #read} reads them. */
    void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeByte(FORMAT);
        out.writeByte(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeShort(facts.size());
        for (String fact : facts) {
            out.writeUTF(fact);
        }
        out.writeInt(roots.length);
        for (int root : roots) {
            out.writeInt(root);
        }
        out.writeInt(asked.length);
        for (int i = 0; i < asked.length; i++) {
            out.writeShort(asked[i]);
        }
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] >= 0) {
                out.writeFloat(thresholds[i]);
            }
        }
        for (int i = 0; i < asked.length; i++) {
            out.writeInt(next[i]);
        }
        out.flush();
    }

    /**
     * Reads trees.
     *
     * @throws IOException if they cannot be read, or are none
     */
    public static BoostedTrees read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException("Boosted trees of format " + format + "; this version reads format " + FORMAT);
        }
        String[] labels = new String[in.readUnsignedByte()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readUTF();
        }
        String[] facts = new String[in.readUnsignedShort()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = in.readUTF();
        }
        int[] roots = new int[count(in)];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = in.readInt();
        }
        short[] asked = new short[count(in)];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = in.readShort();
        }
        float[] thresholds = new float[asked.length];
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] >= 0) {
                thresholds[i] = in.readFloat();
            }
        }
        int[] next = new int[asked.length];
        for (int i = 0; i < asked.length; i++) {
            next[i] = in.readInt();
        }
        try {
            return new BoostedTrees(Arrays.asList(labels), Arrays.asList(facts), roots, asked, thresholds, next);
        } catch (IllegalArgumentException e) {
            throw new IOException("These are no boosted trees", e);
        }
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_NODES) {
            throw new IOException("A count of " + count + " in boosted trees");
        }
        return count;
    }
}
