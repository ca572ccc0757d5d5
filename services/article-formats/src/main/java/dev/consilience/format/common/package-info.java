/** What several formats need: tables, dates, identifiers, section labels. */
@NullMarked
package dev.consilience.format.common;

import org.jspecify.annotations.NullMarked;
