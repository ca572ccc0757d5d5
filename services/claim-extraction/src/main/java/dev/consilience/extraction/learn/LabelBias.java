package dev.consilience.extraction.learn;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What is added to the scores of labels before the best is taken, in units of {@link LinearModel#UNIT}. A model that was
 * trained to be right as often as possible hardly dares to name a rare label; a bias weighs the labels against each other.
 *
 * <p>Immutable; serves any number of threads. {@link BiasTrainer} learns it.
 *
 * @param units by label
 */
public record LabelBias(List<Integer> units) {

    private static final int MOST_LABELS = 64;

    public LabelBias {
        if (units.isEmpty() || units.size() > MOST_LABELS) {
            throw new IllegalArgumentException("A bias of " + units.size() + " labels");
        }
        units = List.copyOf(units);
    }

    /**
     * The scores of the labels that the bias knows, weighed against each other; the given array is left as it is.
     *
     * @param scores in units; those of labels beyond are left out
     */
    public int[] weigh(int[] scores) {
        int[] weighed = new int[units.size()];
        for (int label = 0; label < weighed.length; label++) {
            weighed[label] = scores[label] + units.get(label);
        }
        return weighed;
    }

    /** The bytes that {@link #read} takes. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(units.size());
            for (int unit : units) {
                out.writeInt(unit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a bias.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static LabelBias read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int size = in.readUnsignedByte();
        if (size == 0 || size > MOST_LABELS) {
            throw new IOException("A bias of " + size + " labels");
        }
        Integer[] units = new Integer[size];
        for (int label = 0; label < size; label++) {
            units[label] = in.readInt();
        }
        return new LabelBias(List.of(units));
    }
}
