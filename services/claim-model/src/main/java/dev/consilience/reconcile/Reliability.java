package dev.consilience.reconcile;

/**
 * How curators have judged the claims that have something in common: the counts of a Beta distribution.
 *
 * @param accepted how many they accepted, 0 or more
 * @param rejected how many they rejected, 0 or more
 */
public record Reliability(int accepted, int rejected) {

    public Reliability {
        if (accepted < 0 || rejected < 0) {
            throw new IllegalArgumentException("Counts are 0 or more: accepted=" + accepted + ", rejected=" + rejected);
        }
    }

    /** How many were judged. */
    public int judged() {
        return accepted + rejected;
    }
}
