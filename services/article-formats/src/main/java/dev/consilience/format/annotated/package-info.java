/** Annotations that others made: finding each in the text as it is stored. */
@NullMarked
package dev.consilience.format.annotated;

import org.jspecify.annotations.NullMarked;
