/**
 * Claims out: curated claims with all their evidence, in the formats that other systems read.
 *
 * <pre>{@code
 * ClaimWriter writer = ExportFormat.INDRA.writer(output);
 * writer.begin();
 * for (CuratedClaim claim : claims) {
 *     writer.write(claim, EvidenceSource.of(placementsOn(claim)));
 * }
 * writer.end();
 * }</pre>
 *
 * <p>What is written is a function of what is given: no clock, no lots, the same bytes for the same claims in the same
 * order. Nothing is held but what one piece of evidence needs, and where a format wants each entity once, the entities'
 * identifiers and names.
 */
@NullMarked
package dev.consilience.export;

import org.jspecify.annotations.NullMarked;
