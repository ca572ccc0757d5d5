package dev.consilience.extraction.learn;

import java.util.Arrays;

/** The features of one example, each once. Can be emptied and filled again, so that reading a text makes no garbage. */
public final class FeatureVector extends FeatureSink {

    private long[] hashes = new long[128];
    private int size;

    /** By slot of a hash table: the place of a feature, counted from 1; used while features are made distinct. */
    private int[] seen = new int[0];

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

    /** Drops features that are there twice, and leaves the others in any order: faster than {@link #settle()} to score by. */
    public void distinct() {
        int slots = Integer.highestOneBit(Math.max(1, size)) * 4;
        if (seen.length < slots) {
            seen = new int[slots];
        } else {
            Arrays.fill(seen, 0, slots, 0);
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int slot = (int) (hashes[i] >>> 32) & (slots - 1);
            while (seen[slot] != 0 && hashes[seen[slot] - 1] != hashes[i]) {
                slot = (slot + 1) & (slots - 1);
            }
            if (seen[slot] == 0) {
                hashes[kept++] = hashes[i];
                seen[slot] = kept;
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
