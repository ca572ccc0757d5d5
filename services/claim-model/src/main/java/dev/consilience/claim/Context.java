package dev.consilience.claim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances that a claim holds in: at most one value a dimension. Several values of one dimension that a
 * sentence gives together are one value, joined by {@code "; "} in alphabetical order.
 *
 * @param values what is stated; what is not stated is absent
 * @param grounds where each was read, by the same dimensions
 */
public record Context(Map<Dimension, String> values, Map<Dimension, ContextGround> grounds) {

    private static final Context EMPTY = new Context(Map.of(), Map.of());

    public Context {
        EnumMap<Dimension, String> sorted = new EnumMap<>(Dimension.class);
        EnumMap<Dimension, ContextGround> grounded = new EnumMap<>(Dimension.class);
        for (Map.Entry<Dimension, String> entry : values.entrySet()) {
            Dimension dimension = entry.getKey();
            if (entry.getValue().isBlank()) {
                throw new IllegalArgumentException("The context's " + dimension.label() + " is blank: leave it out");
            }
            sorted.put(dimension, entry.getValue());
            grounded.put(dimension, grounds.getOrDefault(dimension, ContextGround.SENTENCE));
        }
        values = Collections.unmodifiableMap(sorted);
        grounds = Collections.unmodifiableMap(grounded);
    }

    /** Circumstances that are all read in the claim's own sentence. */
    public Context(Map<Dimension, String> values) {
        this(values, Map.of());
    }

    /** Nothing is stated. */
    public static Context empty() {
        return EMPTY;
    }

    /** What is stated of a dimension. */
    public Optional<String> value(Dimension dimension) {
        return Optional.ofNullable(values.get(dimension));
    }

    /**
     * Where the value of a dimension was read.
     *
     * @throws IllegalArgumentException if nothing is stated of it
     */
    public ContextGround ground(Dimension dimension) {
        ContextGround ground = grounds.get(dimension);
        if (ground == null) {
            throw new IllegalArgumentException("Nothing is stated of " + dimension.label());
        }
        return ground;
    }

    /** This context with one dimension more, or another value for it, read in the claim's own sentence. */
    public Context with(Dimension dimension, String value) {
        return with(dimension, value, ContextGround.SENTENCE);
    }

    /** This context with one dimension more, or another value for it. */
    public Context with(Dimension dimension, String value, ContextGround ground) {
        Map<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(values);
        more.put(dimension, value);
        Map<Dimension, ContextGround> grounded = new EnumMap<>(Dimension.class);
        grounded.putAll(grounds);
        grounded.put(dimension, ground);
        return new Context(more, grounded);
    }
}
