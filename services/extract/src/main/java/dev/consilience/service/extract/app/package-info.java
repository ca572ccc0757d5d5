/** The Quarkus edge of the extract service: it hands the topology to Quarkus and says whether it runs. */
@NullMarked
package dev.consilience.service.extract.app;

import org.jspecify.annotations.NullMarked;
