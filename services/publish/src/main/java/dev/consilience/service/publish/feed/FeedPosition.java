package dev.consilience.service.publish.feed;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a reader of the feed stands: for each partition the offset of the next change.
 *
 * <p>Written as {@code 0:17,1:4}: this is the id of each event, and what a reader sends back as {@code Last-Event-ID} to
 * go on where it left off, with nothing missed and nothing twice.
 *
 * @param offsets by partition
 */
record FeedPosition(Map<Integer, Long> offsets) {

    private static final int LONGEST = 20_000;
    private static final Pattern FORM = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*");

    FeedPosition {
        offsets = Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    /** The position that the text says, if it says one. */
    static Optional<FeedPosition> parse(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        Map<Integer, Long> offsets = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            offsets.put(Integer.parseInt(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1)));
        }
        return Optional.of(new FeedPosition(offsets));
    }

    /** The offset in a partition; zero if nothing is said of it. */
    long of(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** The position behind a change. */
    FeedPosition behind(int partition, long offset) {
        Map<Integer, Long> moved = new TreeMap<>(offsets);
        moved.put(partition, offset + 1);
        return new FeedPosition(moved);
    }

    /**
     * The same in the partitions that there are. A position behind the end is one in a topic that has been made anew since:
     * from there it goes on at the beginning.
     */
    FeedPosition within(FeedPosition end) {
        Map<Integer, Long> places = new TreeMap<>();
        end.offsets.forEach((partition, last) -> {
            long place = of(partition);
            if (place > last) {
                place = 0;
            }
            places.put(partition, place);
        });
        return new FeedPosition(places);
    }

    /** Whether nothing up to the other position is still to be read. */
    boolean reaches(FeedPosition other) {
        return other.offsets.entrySet().stream().allMatch(entry -> of(entry.getKey()) >= entry.getValue());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        offsets.forEach((partition, offset) -> {
            if (text.length() > 0) {
                text.append(',');
            }
            text.append(partition).append(':').append(offset);
        });
        return text.toString();
    }
}
