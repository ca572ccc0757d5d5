/**
 * The vocabulary: concepts, what they are called, what is broader, what is opposite, and at which of them claims are
 * curated.
 */
@NullMarked
package dev.consilience.vocabulary;

import org.jspecify.annotations.NullMarked;
