package dev.consilience.format.common;

import dev.consilience.article.SourceRecord;

/**
 * A record, and what is to be said of how it was read.
 *
 * @param remark in words, for example that annotations stand nowhere in the text; empty if there is nothing to say
 */
public record Noted(SourceRecord record, String remark) {

    /** A record of which there is nothing to say. */
    public static Noted plain(SourceRecord record) {
        return new Noted(record, "");
    }

    /** The place of the record with what is to be said of it. */
    public String place(String place) {
        if (remark.isEmpty()) {
            return place;
        }
        return place + "; " + remark;
    }
}
