/** The way in over HTTP. */
@NullMarked
package dev.consilience.service.ingest.rest;

import org.jspecify.annotations.NullMarked;
