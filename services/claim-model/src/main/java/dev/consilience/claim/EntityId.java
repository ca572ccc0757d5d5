package dev.consilience.claim;

/**
 * The identifier of a concept in a vocabulary, as a compact URI: {@code MESH:D006930}, {@code CHEBI:79699},
 * {@code FPLX:mTORC1}. The prefix {@code CSL} marks the few concepts that no public vocabulary has.
 *
 * @param value prefix, colon, local name; letters, digits, hyphens, underscores and single dots only
 */
public record EntityId(String value) implements Comparable<EntityId> {

    public EntityId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "An entity's id is a prefix, a colon and a local name, as in MESH:D006930, not \"" + value + "\"");
        }
    }

    /** By hand: vocabularies of hundreds of thousands of concepts are loaded, each naming some others. */
    private static boolean isWellFormed(String value) {
        int colon = value.indexOf(':');
        if (colon < 1 || colon == value.length() - 1 || !isLetter(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char character = value.charAt(i);
            if (!isLetterOrDigit(character) && character != '.') {
                return false;
            }
        }
        for (int i = colon + 1; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean insideDot =
                    character == '.' && i > colon + 1 && i < value.length() - 1 && value.charAt(i - 1) != '.';
            if (!isLetterOrDigit(character) && character != '_' && character != '-' && !insideDot) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }

    private static boolean isLetterOrDigit(char character) {
        return isLetter(character) || (character >= '0' && character <= '9');
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
