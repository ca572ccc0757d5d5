package dev.consilience.service.reconcile;

import dev.consilience.reconcile.Side;
import java.util.List;

/**
 * Makes the keys of a ledger's entries: parts, each ended by a zero character, so that all keys that share their first parts
 * stand together, in the order of the part that follows.
 */
final class LedgerKey {

    private final StringBuilder key = new StringBuilder();

    private LedgerKey() {}

    static LedgerKey of(String proposition) {
        return new LedgerKey().and(proposition);
    }

    /** One part more; the characters zero and one, which no text should have, are written as two. */
    LedgerKey and(String part) {
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            if (character <= 1) {
                key.append('\u0001').append((char) (character + 1));
            } else {
                key.append(character);
            }
        }
        key.append('\0');
        return this;
    }

    /**
     * A part that is in the order of an enum's constants. The key stays the same as long as new constants come last; if one
     * comes elsewhere, what is kept has to be counted anew, under another application id.
     */
    <E extends Enum<E>> LedgerKey and(E constant) {
        int place = List.of(constant.getDeclaringClass().getEnumConstants()).indexOf(constant);
        return and(Character.toString('a' + place));
    }

    /** Two parts in the order of sides. */
    LedgerKey and(Side side) {
        return and(side.standing()).and(side.direction());
    }

    /** A part that puts the greater size class first. */
    LedgerKey andDown(int sizeClass) {
        return and(Character.toString('z' - sizeClass));
    }

    /** The key so far: a whole key, or what all keys with these parts begin with. */
    String text() {
        return key.toString();
    }
}
