package dev.consilience.reconcile;

import dev.consilience.claim.Direction;

/**
 * How far the evidence for one direction is to be believed, were there none against it.
 *
 * @param direction the direction
 * @param studies independent studies that found it
 * @param claims claims that they make
 * @param belief between 0 and 1, see {@link BeliefPriors}; rounded to six decimals
 */
public record Belief(Direction direction, int studies, int claims, double belief) {}
