package dev.consilience.format.common;

import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headings of abstracts and papers say about the text below them. */
public final class SectionLabels {

    private static final Map<String, SectionKind> KINDS = read();
    private static final Pattern INLINE_LABEL = labelPattern();
    private static final int LONGEST_SLUG = 40;

    private SectionLabels() {}

    /** The kind that a heading names, if the table of headings has it. */
    public static Optional<SectionKind> kind(String heading) {
        return Optional.ofNullable(KINDS.get(fold(heading)));
    }

    /** An id for a section under that heading, distinct from those taken, and then taken itself. */
    public static String id(String base, String heading, Set<String> taken) {
        String slug = fold(heading).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        if (slug.length() > LONGEST_SLUG) {
            slug = slug.substring(0, LONGEST_SLUG);
        }
        String id = base;
        if (!slug.isEmpty()) {
            id = base + "." + slug;
        }
        if (taken.add(id)) {
            return id;
        }
        String distinct = id + "-" + free(id, taken);
        taken.add(distinct);
        return distinct;
    }

    /** A free number, in practice the first: looked for by halves, since a hostile input has the same heading very often. */
    private static int free(String id, Set<String> taken) {
        int above = 2;
        while (taken.contains(id + "-" + above)) {
            above = 2 * above;
        }
        int below = above / 2;
        while (above - below > 1) {
            int middle = (above + below) / 2;
            if (taken.contains(id + "-" + middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /**
     * Divides a paragraph where labels in capitals, each with a colon, begin sentences of it: {@code METHODS: We gave ...
     * RESULTS: It ...}. Fewer than two such labels are no division.
     */
    public static List<Section> divide(String base, SectionKind kind, String text, Set<String> taken) {
        List<int[]> marks = new ArrayList<>();
        boolean divisible = mayBeDivided(text);
        Matcher matcher = INLINE_LABEL.matcher(text);
        while (divisible && matcher.find()) {
            marks.add(new int[] {matcher.start(1), matcher.end(1), matcher.end()});
        }
        if (marks.size() < 2) {
            return List.of(new Section(id(base, "", taken), kind, "", text));
        }
        List<Section> sections = new ArrayList<>();
        String before = text.substring(0, marks.get(0)[0]).strip();
        if (!before.isEmpty()) {
            sections.add(new Section(id(base, "", taken), kind, "", before));
        }
        for (int i = 0; i < marks.size(); i++) {
            int end = text.length();
            if (i + 1 < marks.size()) {
                end = marks.get(i + 1)[0];
            }
            String label = text.substring(marks.get(i)[0], marks.get(i)[1]);
            String part = text.substring(marks.get(i)[2], end).strip();
            if (!part.isEmpty()) {
                sections.add(new Section(id(base, label, taken), kind(label).orElse(kind), label, part));
            }
        }
        return sections;
    }

    /** Whether two colons stand behind capitals; most texts have none, and looking for a hundred labels takes long. */
    private static boolean mayBeDivided(String text) {
        int colons = 0;
        for (int colon = text.indexOf(':'); colon >= 0 && colons < 2; colon = text.indexOf(':', colon + 1)) {
            int before = colon - 1;
            while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == ')')) {
                before--;
            }
            if (before >= 0 && Character.isUpperCase(text.charAt(before))) {
                colons++;
            }
        }
        return colons >= 2;
    }

    /** A new set for {@link #id}. */
    public static Set<String> noneTaken() {
        return new HashSet<>();
    }

    private static String fold(String heading) {
        return heading.strip().replaceAll("[:.]+$", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Map<String, SectionKind> read() {
        Map<String, SectionKind> kinds = new HashMap<>();
        for (List<String> row : Table.rows(SectionLabels.class, "section-labels.tsv", List.of("label", "kind"))) {
            kinds.put(fold(row.get(0)), SectionKind.valueOf(row.get(1)));
        }
        return Map.copyOf(kinds);
    }

    private static Pattern labelPattern() {
        List<String> labels = new ArrayList<>();
        for (String label : KINDS.keySet()) {
            labels.add(Pattern.quote(label.toUpperCase(Locale.ROOT)));
        }
        labels.sort((one, other) -> other.length() - one.length());
        return Pattern.compile("(?:^|(?<=[.?!)] ))(" + String.join("|", labels) + ")\\s*:\\s+");
    }
}
