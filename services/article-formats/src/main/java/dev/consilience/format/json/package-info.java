/** JSON, cut into records and read within bounds. */
@NullMarked
package dev.consilience.format.json;

import org.jspecify.annotations.NullMarked;
