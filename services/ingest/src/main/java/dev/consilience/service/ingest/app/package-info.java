/** The Quarkus edge of the ingest service: it hands the topology to Quarkus and says whether it runs. */
@NullMarked
package dev.consilience.service.ingest.app;

import org.jspecify.annotations.NullMarked;
