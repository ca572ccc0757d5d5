/** What the parts cost, each by itself: time and allocation a paper or a claim, measured by JMH. */
@NullMarked
package dev.consilience.benchmark.part;

import org.jspecify.annotations.NullMarked;
