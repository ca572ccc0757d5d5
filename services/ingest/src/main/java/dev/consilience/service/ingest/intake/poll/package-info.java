/**
 * Polls of literature services.
 *
 * <p>What to ask next is a function of the position and the last answer ({@link
 * dev.consilience.service.ingest.intake.poll.PubMed}, {@link dev.consilience.service.ingest.intake.poll.EuropePmc}); that
 * it is asked, when, and how often is the edge's business ({@link dev.consilience.service.ingest.intake.poll.PollRunner}).
 */
@NullMarked
package dev.consilience.service.ingest.intake.poll;

import org.jspecify.annotations.NullMarked;
