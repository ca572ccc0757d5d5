/** Papers in the JSON fields that are documented here. */
@NullMarked
package dev.consilience.format.papers;

import org.jspecify.annotations.NullMarked;
