package dev.consilience.claim;

import java.util.regex.Pattern;

/**
 * The identifier of a concept in a vocabulary, as a compact URI: {@code MESH:D006930}, {@code CHEBI:79699},
 * {@code FPLX:mTORC1}. The prefix {@code CSL} marks the few concepts that no public vocabulary has.
 *
 * @param value prefix, colon, local name; letters, digits, hyphens, underscores and single dots only
 */
public record EntityId(String value) implements Comparable<EntityId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9.]*:[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    public EntityId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An entity's id is a prefix, a colon and a local name, as in MESH:D006930, not \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(EntityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
