/** The watched folder: takes each file in it exactly once, also over a restart. */
@NullMarked
package dev.consilience.service.ingest.intake.folder;

import org.jspecify.annotations.NullMarked;
