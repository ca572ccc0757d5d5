package dev.consilience.service.publish.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Some of what was asked for.
 *
 * @param total how many there are in all
 * @param items those of this page, in the order of their keys
 * @param next the cursor to ask for the next page with, if there is one
 */
public record Page<T>(int total, List<T> items, Optional<String> next) {

    public Page<T> withCursor(UnaryOperator<String> encoding) {
        return new Page<>(total, items, next.map(encoding));
    }
}
