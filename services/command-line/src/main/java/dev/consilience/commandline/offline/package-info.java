/**
 * What works without a pipeline: annotated corpora read, relations and directions predicted for them, models trained on
 * them.
 */
@NullMarked
package dev.consilience.commandline.offline;

import org.jspecify.annotations.NullMarked;
