/** Saved web pages. */
@NullMarked
package dev.consilience.format.html;

import org.jspecify.annotations.NullMarked;
