/** Looking on while the steps of a topology work, without the steps knowing: for meters and for traces. */
@NullMarked
package dev.consilience.stream.watch;

import org.jspecify.annotations.NullMarked;
