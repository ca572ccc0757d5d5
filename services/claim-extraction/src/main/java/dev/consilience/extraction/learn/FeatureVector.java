package dev.consilience.extraction.learn;

import java.util.Arrays;

/** The features of one example, each once. Can be emptied and filled again, so that reading a text makes no garbage. */
public final class FeatureVector extends FeatureSink {

    private long[] hashes = new long[128];
    private int size;

    @Override
    protected void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Forgets all features. */
    public void clear() {
        size = 0;
    }

    /** How many features there are; a feature that was added twice counts twice until {@link #settle()}. */
    public int size() {
        return size;
    }

    /** Sorts the features and drops those that are there twice: a feature is present or absent. */
    public void settle() {
        Arrays.sort(hashes, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || hashes[i] != hashes[kept - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        size = kept;
    }

    long hash(int index) {
        return hashes[index];
    }

    /** The features by the keys that a model knows them by, each once. */
    int[] keys() {
        return Arrays.stream(hashes, 0, size)
                .mapToInt(LinearModel::key)
                .distinct()
                .toArray();
    }
}
