/** PubTator's annotated abstracts. */
@NullMarked
package dev.consilience.format.pubtator;

import org.jspecify.annotations.NullMarked;
