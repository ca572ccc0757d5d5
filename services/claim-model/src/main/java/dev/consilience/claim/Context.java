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
 */
public record Context(Map<Dimension, String> values) {

    private static final Context EMPTY = new Context(Map.of());

    public Context {
        EnumMap<Dimension, String> sorted = new EnumMap<>(Dimension.class);
        values.forEach((dimension, value) -> {
            if (value.isBlank()) {
                throw new IllegalArgumentException("The context's " + dimension.label() + " is blank: leave it out");
            }
            sorted.put(dimension, value);
        });
        values = Collections.unmodifiableMap(sorted);
    }

    /** Nothing is stated. */
    public static Context empty() {
        return EMPTY;
    }

    /** What is stated of a dimension. */
    public Optional<String> value(Dimension dimension) {
        return Optional.ofNullable(values.get(dimension));
    }

    /** This context with one dimension more, or another value for it. */
    public Context with(Dimension dimension, String value) {
        EnumMap<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(values);
        more.put(dimension, value);
        return new Context(more);
    }
}
