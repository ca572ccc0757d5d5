/**
 * Trains the models of this module and measures them. No part of the product: the corpora are read here alone.
 *
 * <p>Each class with a {@code main} prints its usage when it is called without arguments.
 */
@NullMarked
package dev.consilience.extraction.training;

import org.jspecify.annotations.NullMarked;
