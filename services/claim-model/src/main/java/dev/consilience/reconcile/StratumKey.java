package dev.consilience.reconcile;

import java.util.Comparator;

/**
 * A value of a context variable among the claims of one weight.
 *
 * @param weight the weight of the claims
 * @param variable the name of the variable
 * @param value its value
 */
public record StratumKey(Weight weight, String variable, String value) implements Comparable<StratumKey> {

    private static final Comparator<StratumKey> ORDER = Comparator.comparing(StratumKey::weight)
            .thenComparing(StratumKey::variable)
            .thenComparing(StratumKey::value);

    @Override
    public int compareTo(StratumKey other) {
        return ORDER.compare(this, other);
    }
}
