package dev.consilience.deploy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query of Prometheus names. Not a parser: promtool says whether it is a query at all.
 *
 * @param meters the names of meters
 * @param labels the names of labels, in braces and behind by, without, on, ignoring
 */
record PromQl(Set<String> meters, Set<String> labels) {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z_]\\w*)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_:][\\w:]*)(?!\\w)(?!\\s*\\()");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "group_left", "group_right");

    static PromQl of(String query) {
        String rest = TEXT.matcher(query).replaceAll("");
        Set<String> labels = new TreeSet<>();
        Matcher braces = BRACES.matcher(rest);
        while (braces.find()) {
            Matcher label = LABEL.matcher(braces.group(1));
            while (label.find()) {
                labels.add(label.group(1));
            }
        }
        rest = BRACES.matcher(rest).replaceAll(" ");
        Matcher grouping = GROUPING.matcher(rest);
        while (grouping.find()) {
            Arrays.stream(grouping.group(1).split(",", -1)).map(String::strip).forEach(labels::add);
        }
        rest = GROUPING.matcher(rest).replaceAll(" ");
        rest = RANGE.matcher(rest).replaceAll(" ");
        Set<String> meters = new TreeSet<>();
        Matcher name = NAME.matcher(rest);
        while (name.find()) {
            if (!WORDS.contains(name.group(1))) {
                meters.add(name.group(1));
            }
        }
        return new PromQl(meters, labels);
    }
}
