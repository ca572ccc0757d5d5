package dev.consilience.service.ingest.deadletter;

import dev.consilience.stream.TopicCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands, written {@code service:partition:offset}.
 *
 * @param service whose dead letters it is among
 */
public record LetterId(String service, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([a-z]+):([0-9]{1,9}):([0-9]{1,18})");

    /** Reads an id; nothing if it is none. */
    public static Optional<LetterId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !services().contains(matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(
                new LetterId(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }

    /** The services that have dead letters. */
    public static List<String> services() {
        return TopicCatalogue.DEAD_LETTERS.stream().map(LetterId::serviceOf).toList();
    }

    static String serviceOf(String topic) {
        return topic.substring(0, topic.indexOf('.'));
    }

    /** The topic of the service's dead letters. */
    String topic() {
        return TopicCatalogue.DEAD_LETTERS.stream()
                .filter(topic -> serviceOf(topic).equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service is called " + service));
    }

    @Override
    public String toString() {
        return service + ":" + partition + ":" + offset;
    }
}
