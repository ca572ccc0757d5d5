/** Who may do what: users with their roles and their passwords' hashes, in a file. */
@NullMarked
package dev.consilience.stream.access;

import org.jspecify.annotations.NullMarked;
