package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import java.util.List;

/**
 * The evidence that shares a value of a context variable.
 *
 * @param value the value, for example {@code heat}
 * @param leading the direction that most of its studies found
 * @param tallies the evidence by direction, in the order of {@link Direction}
 */
public record Stratum(String value, Direction leading, List<Tally> tallies) {

    public Stratum {
        tallies = List.copyOf(tallies);
    }
}
