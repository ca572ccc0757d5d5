/** BioC, in XML and in JSON. */
@NullMarked
package dev.consilience.format.bioc;

import org.jspecify.annotations.NullMarked;
