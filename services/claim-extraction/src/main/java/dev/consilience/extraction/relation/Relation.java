package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;

/**
 * One thing bears on another.
 *
 * @param subject what acts: the id of a name or of a concept, as the {@link Scope} asks
 * @param object what is acted on
 * @param direction what it does; {@link Direction#AFFECTS} where the words do not say which way
 * @param probability that there is such a relation, by the models; between 0 and 1
 */
public record Relation(String subject, String object, Direction direction, double probability) {}
