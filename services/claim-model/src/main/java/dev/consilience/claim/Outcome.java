package dev.consilience.claim;

import java.util.List;

/**
 * What is acted on.
 *
 * @param entity the concept
 * @param lineage the broader concepts worth curating, nearest first, those of its opposite among them
 */
public record Outcome(Entity entity, List<Level> lineage) {

    public Outcome {
        lineage = List.copyOf(lineage);
    }
}
