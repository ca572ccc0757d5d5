package dev.consilience.format.annotated;

import java.util.Arrays;

/** Where the offsets of one way of counting lie in a text. */
final class Ruler {

    private final long start;
    private final long length;
    private final int[] indexes;

    /**
     * Lays it along a text.
     *
     * @param start the offset of the text's first character
     */
    Ruler(String text, long start, Counting counting) {
        this.start = start;
        if (isPlain(text)) {
            this.length = text.length();
            this.indexes = new int[0];
            return;
        }
        int[] found = new int[3 * text.length() + 1];
        Arrays.fill(found, -1);
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            found[at] = i;
            int character = text.codePointAt(i);
            at += counting.of(character);
            i += Character.charCount(character);
        }
        found[at] = text.length();
        this.length = at;
        this.indexes = Arrays.copyOf(found, at + 1);
    }

    /** Whether all ways of counting come to the same. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    /** The offset of the text's first character. */
    long start() {
        return start;
    }

    /** The offset behind the text's last character. */
    long end() {
        return start + length;
    }

    /** The index in the text of that offset, or -1 where it is outside or within a character. */
    int index(long offset) {
        long within = offset - start;
        if (within < 0 || within > length) {
            return -1;
        }
        if (indexes.length == 0) {
            return (int) within;
        }
        return indexes[(int) within];
    }

    /** The index in the text that is nearest to that offset. */
    int nearest(long offset) {
        long within = Math.max(0, Math.min(length, offset - start));
        int found = -1;
        while (found < 0) {
            found = index(start + within);
            within--;
        }
        return found;
    }
}
