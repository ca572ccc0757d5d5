/** JSON: cut into records, and papers in the fields that are documented here. */
@NullMarked
package dev.consilience.format.json;

import org.jspecify.annotations.NullMarked;
