/** The way in over HTTP, and the dead letters of all services. */
@NullMarked
package dev.consilience.service.ingest.rest;

import org.jspecify.annotations.NullMarked;
