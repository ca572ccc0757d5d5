/**
 * Relations between names that somebody has marked in a text: which of them bear on each other, and in which direction.
 */
@NullMarked
package dev.consilience.extraction.relation;

import org.jspecify.annotations.NullMarked;
