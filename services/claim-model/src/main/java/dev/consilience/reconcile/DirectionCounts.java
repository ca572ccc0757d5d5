package dev.consilience.reconcile;

import dev.consilience.claim.Direction;
import java.util.Map;

/**
 * A count for each direction. Counts add up and are taken back exactly.
 *
 * @param increases how many for {@link Direction#INCREASES}
 * @param decreases how many for {@link Direction#DECREASES}
 * @param noEffect how many for {@link Direction#NO_EFFECT}
 * @param affects how many for {@link Direction#AFFECTS}
 */
public record DirectionCounts(int increases, int decreases, int noEffect, int affects) {

    /** Nothing at all. */
    public static final DirectionCounts NONE = new DirectionCounts(0, 0, 0, 0);

    /** So many for one direction, nothing for the others. */
    public static DirectionCounts of(Direction direction, int count) {
        return switch (direction) {
            case INCREASES -> new DirectionCounts(count, 0, 0, 0);
            case DECREASES -> new DirectionCounts(0, count, 0, 0);
            case NO_EFFECT -> new DirectionCounts(0, 0, count, 0);
            case AFFECTS -> new DirectionCounts(0, 0, 0, count);
        };
    }

    /** The counts of a map; a direction that it lacks counts nothing. */
    public static DirectionCounts of(Map<Direction, Integer> counts) {
        return new DirectionCounts(
                counts.getOrDefault(Direction.INCREASES, 0),
                counts.getOrDefault(Direction.DECREASES, 0),
                counts.getOrDefault(Direction.NO_EFFECT, 0),
                counts.getOrDefault(Direction.AFFECTS, 0));
    }

    /** The count for a direction. */
    public int of(Direction direction) {
        return switch (direction) {
            case INCREASES -> increases;
            case DECREASES -> decreases;
            case NO_EFFECT -> noEffect;
            case AFFECTS -> affects;
        };
    }

    /** The sums, direction by direction. */
    public DirectionCounts plus(DirectionCounts other) {
        return new DirectionCounts(
                increases + other.increases,
                decreases + other.decreases,
                noEffect + other.noEffect,
                affects + other.affects);
    }

    /** The differences, direction by direction. */
    public DirectionCounts minus(DirectionCounts other) {
        return new DirectionCounts(
                increases - other.increases,
                decreases - other.decreases,
                noEffect - other.noEffect,
                affects - other.affects);
    }

    /** All directions together. */
    public int total() {
        return increases + decreases + noEffect + affects;
    }

    /** The direction with the greatest count; of equal ones the first in the order of {@link Direction}. */
    public Direction leading() {
        Direction leading = Direction.INCREASES;
        for (Direction direction : Direction.values()) {
            if (of(direction) > of(leading)) {
                leading = direction;
            }
        }
        return leading;
    }
}
