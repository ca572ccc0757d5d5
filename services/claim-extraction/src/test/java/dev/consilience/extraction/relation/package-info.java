@NullMarked
package dev.consilience.extraction.relation;

import org.jspecify.annotations.NullMarked;
