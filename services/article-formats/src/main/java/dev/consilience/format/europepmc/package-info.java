/** What Europe PMC's search answers. */
@NullMarked
package dev.consilience.format.europepmc;

import org.jspecify.annotations.NullMarked;
