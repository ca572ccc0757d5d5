package dev.consilience.claim;

/**
 * A concept with its preferred name.
 *
 * @param id what identifies it
 * @param label the name to show
 */
public record Entity(EntityId id, String label) {

    public Entity {
        if (label.isBlank()) {
            throw new IllegalArgumentException("Entity " + id + " needs a label");
        }
    }
}
