package dev.consilience.reconcile;

import dev.consilience.claim.Direction;

/**
 * How much evidence stands on one side.
 *
 * @param direction the side
 * @param studies how many independent studies
 * @param claims how many claims they make
 */
public record Tally(Direction direction, int studies, int claims) {}
