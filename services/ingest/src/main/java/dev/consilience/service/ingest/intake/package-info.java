/**
 * The ways in, but for HTTP, which stands in {@code rest}, and what all of them share.
 *
 * <p>What an input amounts to is decided in one place, {@link dev.consilience.service.ingest.intake.IntakeRecords}. The
 * watched folder and the polls write it with {@link dev.consilience.service.ingest.intake.ExactlyOnceWriter}: records and
 * the position behind them in one transaction. Whoever posts over HTTP keeps no position here, and sends again what was
 * not confirmed.
 */
@NullMarked
package dev.consilience.service.ingest.intake;

import org.jspecify.annotations.NullMarked;
