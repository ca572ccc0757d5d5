/** Lists of retractions and of other notices, as comma-separated values. */
@NullMarked
package dev.consilience.format.retractions;

import org.jspecify.annotations.NullMarked;
