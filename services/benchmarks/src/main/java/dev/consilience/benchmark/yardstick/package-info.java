/** The pipeline with the work taken out: the same topics, stores, records, bytes and guarantees, and nothing computed. */
@NullMarked
package dev.consilience.benchmark.yardstick;

import org.jspecify.annotations.NullMarked;
