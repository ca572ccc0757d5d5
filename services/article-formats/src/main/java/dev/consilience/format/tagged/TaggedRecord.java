package dev.consilience.format.tagged;

import dev.consilience.format.common.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A citation as lines that each begin with a tag, and may go on on lines without one. RIS and MEDLINE's tagged text differ
 * in how a tag is written and what it means.
 *
 * @param values of each tag, in the order of the lines
 */
record TaggedRecord(Map<String, List<String>> values) {

    /**
     * Reads the lines of one record.
     *
     * @param tag a line with a tag: groups with the tag and with what follows it
     */
    static TaggedRecord of(List<String> lines, Pattern tag) {
        Map<String, List<StringBuilder>> open = new LinkedHashMap<>();
        StringBuilder last = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = tag.matcher(line);
            if (matcher.matches()) {
                last = new StringBuilder(matcher.group(2).strip());
                open.computeIfAbsent(matcher.group(1), key -> new ArrayList<>()).add(last);
            } else if (!line.isBlank()) {
                last.append(' ').append(line.strip());
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        open.forEach((key, all) -> values.put(
                key,
                all.stream()
                        .map(value -> Wording.line(value.toString()))
                        .filter(value -> !value.isEmpty())
                        .toList()));
        return new TaggedRecord(values);
    }

    /** The values of those tags, those of the first tag first. */
    Stream<String> all(String... tags) {
        return Stream.of(tags).flatMap(tag -> values.getOrDefault(tag, List.of()).stream());
    }

    /** The first value of those tags, or nothing. */
    String first(String... tags) {
        return all(tags).findFirst().orElse("");
    }
}
