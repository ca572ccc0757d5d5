/**
 * The ingest service: what people hand in becomes articles, and of each article the revision that counts is settled.
 *
 * <p>{@link dev.consilience.service.ingest.IngestTopology} is the stream; the way in is in {@code rest}; how a format is
 * read is decided in the formats module.
 */
@NullMarked
package dev.consilience.service.ingest;

import org.jspecify.annotations.NullMarked;
