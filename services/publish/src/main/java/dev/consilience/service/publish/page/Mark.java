package dev.consilience.service.publish.page;

/**
 * A stretch of a text that is to be marked.
 *
 * @param kind as what
 * @param start where it begins, in UTF-16 code units from the beginning of the text
 * @param end where it ends, exclusive
 */
record Mark(MarkKind kind, int start, int end) {

    /** Nothing is left to mark of a stretch that has been cut away. */
    boolean isEmpty() {
        return start >= end;
    }

    /** The same where the text has only what stands from an offset to another: cut to it, and counted from there. */
    Mark within(int from, int to) {
        int first = Math.max(start, from);
        int last = Math.min(end, to);
        return new Mark(kind, first - from, last - from);
    }
}
