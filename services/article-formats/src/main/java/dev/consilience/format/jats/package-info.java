/** Full texts in JATS, the Journal Article Tag Suite, as PubMed Central and publishers give them. */
@NullMarked
package dev.consilience.format.jats;

import org.jspecify.annotations.NullMarked;
