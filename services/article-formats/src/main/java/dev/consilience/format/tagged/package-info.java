/** Citations as lines that begin with a tag: RIS and MEDLINE's. */
@NullMarked
package dev.consilience.format.tagged;

import org.jspecify.annotations.NullMarked;
