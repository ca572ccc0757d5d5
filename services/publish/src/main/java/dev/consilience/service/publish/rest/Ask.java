package dev.consilience.service.publish.rest;

import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/** What requests ask, understood; what cannot be is the caller's mistake, and said to be. */
final class Ask {

    private static final int USUAL = 50;
    private static final int MOST = 1_000;

    private Ask() {}

    /** What the caller's words make; words that make nothing are a bad request. */
    static <T> T of(Supplier<T> understood) {
        try {
            return understood.get();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    /** How many items a page may have. */
    static int limit(Optional<Integer> limit) {
        int asked = limit.orElse(USUAL);
        if (asked < 1 || asked > MOST) {
            throw new BadRequestException("limit is 1 to " + MOST + ", not \"" + asked + "\"");
        }
        return asked;
    }

    /** A time. */
    static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(name + " is a time as in 2026-01-02T03:04:05Z, not \"" + text + "\"", e);
        }
    }
}
