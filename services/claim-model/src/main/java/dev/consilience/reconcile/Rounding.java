package dev.consilience.reconcile;

/** Rounds what is published, so that a record does not change where only the last bits of a figure do. */
final class Rounding {

    private static final double SCALE = 1_000_000;

    private Rounding() {}

    static double sixDecimals(double value) {
        return Math.rint(value * SCALE) / SCALE;
    }
}
