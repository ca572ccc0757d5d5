package dev.consilience.service.ingest.intake.poll;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far a poll has come. A poll reads days, the earliest first; a sweep reads from the first day not done to the last day
 * that is over, in windows that are as long as the service can page through.
 *
 * @param from the first day of the window, which is the first that is not done
 * @param to the last day of the window
 * @param until the last day of the sweep; before {@code from} when the sweep is done
 * @param cursor the place within the window, as the service knows it; empty at its start
 * @param ids what is still to be fetched of the window, where the service tells; not kept over a restart
 */
public record PollPosition(LocalDate from, LocalDate to, LocalDate until, String cursor, List<String> ids) {

    public PollPosition {
        ids = List.copyOf(ids);
        if (to.isAfter(until)) {
            throw new IllegalArgumentException("A window ends within its sweep, not at " + to + " behind " + until);
        }
    }

    /** Nothing has been read yet, and reading begins with a day. */
    public static PollPosition before(LocalDate since) {
        return new PollPosition(since, since.minusDays(1), since.minusDays(1), "", List.of());
    }

    /** Whether all days of the sweep are done. */
    public boolean isDone() {
        return from.isAfter(until);
    }

    /** A new sweep, up to a day that is over; nothing if that day is done. */
    public Optional<PollPosition> sweep(LocalDate over) {
        if (from.isAfter(over)) {
            return Optional.empty();
        }
        return Optional.of(new PollPosition(from, over, over, "", List.of()));
    }

    /** Behind the window: the rest of the sweep, or its end. */
    PollPosition next() {
        return new PollPosition(to.plusDays(1), until, until, "", List.of());
    }

    /** The earlier half of a window that holds too much. */
    PollPosition halved() {
        long days = to.toEpochDay() - from.toEpochDay();
        return new PollPosition(from, from.plusDays(days / 2), until, "", List.of());
    }

    PollPosition at(String place, List<String> rest) {
        return new PollPosition(from, to, until, place, rest);
    }
}
