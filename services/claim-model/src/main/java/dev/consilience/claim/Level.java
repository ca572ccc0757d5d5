package dev.consilience.claim;

/**
 * One step up from a claim's own concept: a broader concept, marked by the vocabulary as worth curating, that the claim
 * also speaks to.
 *
 * @param entity the broader concept
 * @param bridge the rule that leads there; never {@link Bridge#SAME}
 */
public record Level(Entity entity, Bridge bridge) {

    public Level {
        if (bridge == Bridge.SAME) {
            throw new IllegalArgumentException("A concept is no level above itself: " + entity);
        }
    }

    /** Whether a direction has to be turned on the way. */
    public boolean turned() {
        return bridge == Bridge.OPPOSITE;
    }
}
