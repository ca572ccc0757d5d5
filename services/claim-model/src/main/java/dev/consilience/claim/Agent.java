package dev.consilience.claim;

import java.util.List;

/**
 * What acts.
 *
 * @param entity the concept
 * @param manipulation what was done to it
 * @param lineage the broader concepts worth curating, nearest first; for a manipulated agent they are what stands for
 *     the concept as manipulated, for example a class of inhibitors
 */
public record Agent(Entity entity, Manipulation manipulation, List<Level> lineage) {

    public Agent {
        lineage = List.copyOf(lineage);
    }
}
