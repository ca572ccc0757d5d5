package dev.consilience.service.publish.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some of what was searched for.
 *
 * @param total how many there are in all
 * @param items those that come next in the order asked for
 * @param next where the rest begins, if there is more
 */
public record Found<T>(int total, List<T> items, Optional<String> next) {

    public Found {
        items = List.copyOf(items);
    }

    /** The same with something made of each item. */
    public <S> Found<S> map(Function<T, S> shape) {
        return new Found<>(total, items.stream().map(shape).toList(), next);
    }
}
