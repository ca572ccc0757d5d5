/** Plain text: digests, saved abstracts, news reports, pages saved as text. */
@NullMarked
package dev.consilience.format.text;

import org.jspecify.annotations.NullMarked;
