/** The Quarkus edge of the publish service: it hands the topology to Quarkus and says whether it runs. */
@NullMarked
package dev.consilience.service.publish.app;

import org.jspecify.annotations.NullMarked;
