/** The pipeline on one machine: which processes it is made of, how they start, how they stop. */
@NullMarked
package dev.consilience.commandline.local;

import org.jspecify.annotations.NullMarked;
