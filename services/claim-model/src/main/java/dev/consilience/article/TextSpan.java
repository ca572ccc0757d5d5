package dev.consilience.article;

/**
 * A half-open stretch of a text, in UTF-16 code units.
 *
 * @param start offset of the first unit, not negative
 * @param end offset behind the last unit, not before {@code start}
 */
public record TextSpan(int start, int end) {

    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "A span starts at 0 or later and does not end before it starts: start=" + start + ", end=" + end);
        }
    }

    /** The words that this span covers. */
    public String cut(String text) {
        return text.substring(start, end);
    }

    /** Whether this span covers all of the other. */
    public boolean covers(TextSpan other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether the two spans share a unit of text. */
    public boolean overlaps(TextSpan other) {
        return start < other.end && other.start < end;
    }

    /** How many units it covers. */
    public int length() {
        return end - start;
    }
}
