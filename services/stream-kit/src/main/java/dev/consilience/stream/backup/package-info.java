/** Files of what cannot be made again: taken from a cluster, and written back to an empty one. */
@NullMarked
package dev.consilience.stream.backup;

import org.jspecify.annotations.NullMarked;
