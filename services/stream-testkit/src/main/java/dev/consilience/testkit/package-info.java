/** What tests of topologies share. */
@NullMarked
package dev.consilience.testkit;

import org.jspecify.annotations.NullMarked;
