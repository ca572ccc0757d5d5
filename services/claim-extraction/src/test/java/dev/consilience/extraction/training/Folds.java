package dev.consilience.extraction.training;

/** Which part of a corpus a document belongs to, by a hash of its name, so that it is the same on every machine. */
public final class Folds {

    public static final int COUNT = 5;

    private Folds() {}

    public static int of(String document) {
        int hash = document.hashCode() * 0x9E3779B1;
        return Math.floorMod(hash >>> 7, COUNT);
    }
}
