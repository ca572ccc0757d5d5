/** How fast the whole is: papers through the running pipeline, beside the same pipeline with the work taken out. */
@NullMarked
package dev.consilience.benchmark;

import org.jspecify.annotations.NullMarked;
