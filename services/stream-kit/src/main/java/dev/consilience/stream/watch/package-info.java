/** Looking on while the steps of a topology work, without the steps knowing: for meters, for traces, and to commit in time. */
@NullMarked
package dev.consilience.stream.watch;

import org.jspecify.annotations.NullMarked;
