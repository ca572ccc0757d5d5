/** The dead letters of all services: listed, read, and replayed after a fix. */
@NullMarked
package dev.consilience.service.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
