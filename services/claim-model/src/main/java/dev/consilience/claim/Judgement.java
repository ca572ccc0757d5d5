package dev.consilience.claim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the decisions of curators on one claim amount to. A claim that is rejected stays where it is, so that it can be
 * shown with its judgement, and is no evidence.
 *
 * @param ruling what was ruled
 * @param reason what is wrong with the claim; present where it is rejected, and only there
 * @param by the name of the curator whose decision counts; empty where nothing was ruled
 * @param at when that was decided, to the millisecond; the beginning of 1970 where nothing was ruled
 */
public record Judgement(Ruling ruling, Optional<RejectionReason> reason, String by, Instant at) {

    private static final Judgement NONE = new Judgement(Ruling.NONE, Optional.empty(), "", Instant.EPOCH);

    public Judgement {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (reason.isPresent() != (ruling == Ruling.REJECTED)) {
            throw new IllegalArgumentException(
                    "A reason is given for a rejection and nothing else: ruling=" + ruling + ", reason=" + reason);
        }
        if (by.isBlank() != (ruling == Ruling.NONE)) {
            throw new IllegalArgumentException("Somebody ruled, or nothing was: ruling=" + ruling + ", by=" + by);
        }
        if (ruling == Ruling.NONE && !at.equals(Instant.EPOCH)) {
            throw new IllegalArgumentException("Where nothing was ruled there is no time of it: at=" + at);
        }
    }

    /** Curators have ruled nothing. */
    public static Judgement none() {
        return NONE;
    }

    /** Whether the claim is no evidence. */
    public boolean isRejected() {
        return ruling == Ruling.REJECTED;
    }
}
