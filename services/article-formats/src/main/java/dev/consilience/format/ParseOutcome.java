package dev.consilience.format;

import dev.consilience.article.SourceRecord;
import java.util.Arrays;
import java.util.function.Function;

/** What became of one record of an input: what it says of its article, or a reason why not. */
public sealed interface ParseOutcome {

    /** One function a case, so that the compiler asks for both. */
    <T> T match(Function<Parsed, T> parsed, Function<Refused, T> refused);

    /**
     * A record that was read.
     *
     * @param place where in the input it stood, in words
     */
    record Parsed(SourceRecord record, String place) implements ParseOutcome {

        /** A record that was the whole of its input. */
        public Parsed(SourceRecord record) {
            this(record, "document");
        }

        @Override
        public <T> T match(Function<Parsed, T> parsed, Function<Refused, T> refused) {
            return parsed.apply(this);
        }
    }

    /**
     * A record, or the unreadable rest of an input, that was not.
     *
     * @param place where in the input it stood, in words, for example {@code record 17 (PMID 21907491)}
     * @param reason what is wrong with this one, in words
     * @param payload the record's bytes as they came, decompressed; only their head where {@code cut} says so
     * @param cut whether {@code payload} is no more than the head of the record
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes go to a dead letter as they are; nobody compares refusals
    record Refused(RefusalCode code, String place, String reason, byte[] payload, boolean cut) implements ParseOutcome {

        /** How much of a large record is kept: enough to recognise it, little enough for a dead letter. */
        public static final int LONGEST_PAYLOAD = 256 * 1024;

        /** Keeps the head of a payload that is too long. */
        public Refused(RefusalCode code, String place, String reason, byte[] payload) {
            this(code, place, reason, head(payload), payload.length > LONGEST_PAYLOAD);
        }

        @Override
        public <T> T match(Function<Parsed, T> parsed, Function<Refused, T> refused) {
            return refused.apply(this);
        }

        @Override
        public String toString() {
            return "Refused[" + code + " at " + place + ": " + reason + "; " + payload.length + " bytes]";
        }

        private static byte[] head(byte[] payload) {
            if (payload.length <= LONGEST_PAYLOAD) {
                return payload;
            }
            return Arrays.copyOf(payload, LONGEST_PAYLOAD);
        }
    }
}
