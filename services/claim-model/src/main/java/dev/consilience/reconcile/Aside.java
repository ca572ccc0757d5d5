package dev.consilience.reconcile;

import dev.consilience.claim.Direction;

/**
 * Evidence that is shown and does not decide.
 *
 * @param standing its standing, behind that which decides
 * @param direction what it says
 * @param studies the studies that it is about
 * @param claims the claims
 */
public record Aside(Standing standing, Direction direction, int studies, int claims) {}
