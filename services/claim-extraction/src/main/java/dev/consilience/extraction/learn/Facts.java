package dev.consilience.extraction.learn;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers known of one example, by their names: counts, distances, votes, scores of other models. What is not stated is 0.
 */
public final class Facts {

    private final Map<String, Float> values = new LinkedHashMap<>();

    /** The same facts, to which more can be added without changing these. */
    public Facts copy() {
        Facts copy = new Facts();
        copy.values.putAll(values);
        return copy;
    }

    /** States a number; a second statement replaces the first. */
    public void put(String name, double value) {
        values.put(name, (float) value);
    }

    /** States 1 for what is so and 0 for what is not. */
    public void put(String name, boolean value) {
        if (value) {
            values.put(name, 1f);
        } else {
            values.put(name, 0f);
        }
    }

    /** Adds to a number. */
    public void add(String name, double value) {
        values.merge(name, (float) value, Float::sum);
    }

    /** A number; 0 if nothing is stated. */
    public float get(String name) {
        return values.getOrDefault(name, 0f);
    }

    /** The names of all that is stated, in order of the first statement. */
    public Iterable<String> names() {
        return values.keySet();
    }
}
