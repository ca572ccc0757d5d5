/** The Quarkus edge of the reconcile service: it hands the topology to Quarkus and says whether it runs. */
@NullMarked
package dev.consilience.service.reconcile.app;

import org.jspecify.annotations.NullMarked;
