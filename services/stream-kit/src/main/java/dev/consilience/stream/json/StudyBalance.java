package dev.consilience.stream.json;

import dev.consilience.claim.Direction;
import java.util.Map;

/**
 * How many of the deciding studies stand on the leading side, and how many against it. Studies that found a difference and
 * do not say which way stand against neither way.
 *
 * @param leading studies that found the leading direction, not negative
 * @param against studies that found a direction which excludes it, not negative
 */
public record StudyBalance(int leading, int against) {

    public StudyBalance {
        if (leading < 0 || against < 0) {
            throw new IllegalArgumentException(
                    "Studies are counted from 0: leading=" + leading + ", against=" + against);
        }
    }

    /**
     * The balance.
     *
     * @param direction the leading direction
     * @param studies the deciding studies by direction; what is absent has none
     */
    public static StudyBalance of(Direction direction, Map<Direction, Integer> studies) {
        int against = 0;
        for (Map.Entry<Direction, Integer> entry : studies.entrySet()) {
            if (direction.excludes(entry.getKey())) {
                against += entry.getValue();
            }
        }
        return new StudyBalance(studies.getOrDefault(direction, 0), against);
    }

    /** For example {@code 24:2}. */
    @Override
    public String toString() {
        return leading + ":" + against;
    }
}
