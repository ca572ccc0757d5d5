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
 * @param lines all of them, in their order
 */
record TaggedRecord(Map<String, List<String>> values, List<TaggedLine> lines) {

    /** A value and its tag, of which there may be several that say something of the one before. */
    record TaggedLine(String tag, String value) {}

    /**
     * Reads the lines of one record.
     *
     * @param tag a line with a tag: groups with the tag and with what follows it
     */
    static TaggedRecord of(List<String> lines, Pattern tag) {
        Map<String, List<StringBuilder>> open = new LinkedHashMap<>();
        List<String> tags = new ArrayList<>();
        List<StringBuilder> inOrder = new ArrayList<>();
        StringBuilder last = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = tag.matcher(line);
            if (matcher.matches()) {
                last = new StringBuilder(matcher.group(2).strip());
                open.computeIfAbsent(matcher.group(1), key -> new ArrayList<>()).add(last);
                tags.add(matcher.group(1));
                inOrder.add(last);
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
        List<TaggedLine> all = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            all.add(new TaggedLine(tags.get(i), Wording.line(inOrder.get(i).toString())));
        }
        return new TaggedRecord(values, List.copyOf(all));
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
