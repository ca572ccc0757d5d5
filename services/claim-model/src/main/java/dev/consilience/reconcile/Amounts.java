package dev.consilience.reconcile;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much there is of each of several things; what there is nothing of is absent. Amounts add up and are taken back
 * exactly, whatever the order.
 *
 * @param byKey none of them 0
 */
public record Amounts<K extends Comparable<K>>(SortedMap<K, Integer> byKey) {

    public Amounts {
        TreeMap<K, Integer> kept = new TreeMap<>(byKey);
        kept.values().removeIf(amount -> amount == 0);
        byKey = Collections.unmodifiableSortedMap(kept);
    }

    /** Nothing of anything. */
    public static <K extends Comparable<K>> Amounts<K> none() {
        return new Amounts<K>(new TreeMap<K, Integer>());
    }

    /** So much of one thing. */
    public static <K extends Comparable<K>> Amounts<K> of(K key, int amount) {
        SortedMap<K, Integer> single = new TreeMap<>();
        single.put(key, amount);
        return new Amounts<>(single);
    }

    /** How much there is of a thing. */
    public int of(K key) {
        return byKey.getOrDefault(key, 0);
    }

    /** How much there is of all things together. */
    public int total() {
        return byKey.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Both together. */
    public Amounts<K> plus(Amounts<K> other) {
        if (byKey.isEmpty()) {
            return other;
        }
        if (other.byKey.isEmpty()) {
            return this;
        }
        SortedMap<K, Integer> sum = new TreeMap<>(byKey);
        other.byKey.forEach((key, amount) -> sum.merge(key, amount, Integer::sum));
        return new Amounts<>(sum);
    }

    /** What takes as much away as this adds. */
    public Amounts<K> negated() {
        SortedMap<K, Integer> turned = new TreeMap<>();
        byKey.forEach((key, amount) -> turned.put(key, -amount));
        return new Amounts<>(turned);
    }
}
