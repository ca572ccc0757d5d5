/**
 * What a service counts and measures beside Kafka, Java and Quarkus. {@link dev.consilience.stream.meters.MeterCatalogue} has all of
 * it; {@link dev.consilience.stream.meters.ServiceMeters} sets it up in a service.
 */
@NullMarked
package dev.consilience.stream.meters;

import org.jspecify.annotations.NullMarked;
