package dev.consilience.service.ingest.intake.poll;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a literature service did not answer. */
public final class PollException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final @Nullable Duration retryAfter;

    private PollException(String message, boolean lasting, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.lasting = lasting;
        this.retryAfter = retryAfter;
    }

    /** Another try may help. */
    static PollException passing(String message) {
        return new PollException(message, false, null, null);
    }

    /** Another try may help. */
    static PollException passing(String message, Throwable cause) {
        return new PollException(message, false, null, cause);
    }

    /** Another try may help, but not before some time has passed. */
    static PollException passing(String message, Optional<Duration> retryAfter) {
        return new PollException(message, false, retryAfter.orElse(null), null);
    }

    /** The same request will never be answered: somebody has to look. */
    static PollException lasting(String message) {
        return new PollException(message, true, null, null);
    }

    /** Whether no other try of the same will help. */
    boolean isLasting() {
        return lasting;
    }

    /** How long the service asked us to wait, if it did. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
