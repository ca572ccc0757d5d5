/**
 * Linear models over hashed features: how they are trained, stored and applied.
 *
 * <p>Where rules end, a model weighs what speaks for each answer. It is linear, so that every answer can be taken apart into
 * the features that made it; it is trained by a fixed order of additions in strict arithmetic, so that the same examples give
 * the same bytes on every machine; and it is applied in whole numbers, so that two runs cannot differ in a last digit.
 */
@NullMarked
package dev.consilience.extraction.learn;

import org.jspecify.annotations.NullMarked;
