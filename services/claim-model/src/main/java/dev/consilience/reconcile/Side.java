package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import java.util.Comparator;

/**
 * One side of a question: claims of one standing that point in one direction.
 *
 * @param standing what weight they may have
 * @param direction what they say to the question
 */
public record Side(Standing standing, Direction direction) implements Comparable<Side> {

    private static final Comparator<Side> ORDER =
            Comparator.comparing(Side::standing).thenComparing(Side::direction);

    @Override
    public int compareTo(Side other) {
        return ORDER.compare(this, other);
    }
}
