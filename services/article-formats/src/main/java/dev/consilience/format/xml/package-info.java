/** XML in records: cut first, then parsed one by one, each into a small tree. */
@NullMarked
package dev.consilience.format.xml;

import org.jspecify.annotations.NullMarked;
