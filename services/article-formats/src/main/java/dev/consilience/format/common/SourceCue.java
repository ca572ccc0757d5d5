package dev.consilience.format.common;

import dev.consilience.article.Ground;
import dev.consilience.article.Ground.Source;
import dev.consilience.article.Section;
import dev.consilience.article.SectionKind;
import dev.consilience.article.SourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A turn of phrase that tells what kind of source a text is, where no field says it. */
public record SourceCue(SourceKind kind, int weight, Where where, Set<String> needs, Pattern pattern, String example) {

    /** Which part of a text it is looked for in. */
    public enum Where {
        TITLE,
        START,
        TEXT,
        LABELS
    }

    /**
     * What is known beside the words.
     *
     * @param weight what it counts for, as that of a cue does
     */
    public record Known(SourceKind kind, int weight, Ground ground) {}

    /** A text, divided as cues ask for it; of a long one no more than its start. */
    public static final class Words {

        private final Part title;
        private final Part labels;
        private final Part start;
        private final Part text;
        private final Part all;
        /** Made when it is asked for; most citations are told without. */
        private Set<String> vocabulary = Set.of();

        /**
         * A text with its title.
         *
         * @param labels the headings of its parts, one a line
         */
        public Words(String title, String labels, String text) {
            this.title = Part.of(title);
            this.labels = Part.of(labels);
            this.text = Part.of(SourceCue.start(text, LONGEST_TEXT));
            this.start = Part.of(SourceCue.start(text, START_LENGTH));
            this.all = Part.of(title + " " + this.text.printed());
        }

        /** The words of sections, of which one may be the title. */
        public static Words of(String title, Collection<Section> sections) {
            return new Words(
                    title,
                    sections.stream().map(Section::heading).collect(Collectors.joining("\n")),
                    sections.stream()
                            .filter(section -> section.kind() != SectionKind.TITLE)
                            .map(Section::text)
                            .collect(Collectors.joining("\n")));
        }

        /** Title and text. */
        Part all() {
            return all;
        }

        /** Whether one of these words, in lower case, stands in title or text. */
        boolean hasAny(Set<String> wanted) {
            if (vocabulary.isEmpty()) {
                vocabulary = words(all.lower());
            }
            for (String word : wanted) {
                if (vocabulary.contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A part of a text, and the same in lower case, letter by letter, so that what is found in the one can be cut from the
     * other. Patterns are in lower case: to look for both cases at once takes three times as long.
     */
    record Part(String printed, String lower) {

        static Part of(String printed) {
            char[] letters = printed.toCharArray();
            for (int i = 0; i < letters.length; i++) {
                letters[i] = Character.toLowerCase(letters[i]);
            }
            return new Part(printed, new String(letters));
        }

        /** The words that a pattern finds, as printed. */
        Optional<String> find(Pattern pattern) {
            Matcher matcher = pattern.matcher(lower);
            if (!matcher.find()) {
                return Optional.empty();
            }
            return Optional.of(printed.substring(matcher.start(), matcher.end()));
        }
    }

    private static final int START_LENGTH = 300;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WORDS = 80;
    private static final int ENOUGH = 2;
    private static final List<SourceCue> ALL = read();
    private static final SourceKind LAST = ALL.get(ALL.size() - 1).kind();
    private static final Map<String, Known> HEADINGS = readHeadings();

    /** The cues of the table, in its order. */
    public static List<SourceCue> all() {
        return ALL;
    }

    /** What an indexer's headings tell: the first of them that the table has. */
    public static List<Known> ofHeadings(Collection<String> headings) {
        for (String heading : headings) {
            String folded = heading.toLowerCase(Locale.ROOT);
            Known known = HEADINGS.get(folded);
            int comma = folded.indexOf(", ");
            if (known == null && comma > 0) {
                known = HEADINGS.get(folded.substring(0, comma) + ", *");
            }
            if (known != null) {
                return List.of(new Known(known.kind(), known.weight(), new Ground(Source.HEADING, heading)));
            }
        }
        return List.of();
    }

    /**
     * The kind that the words and what is known beside them come to, if they come to any, with the surest ground for it.
     *
     * @param possible the kinds that it may be
     */
    public static Optional<Grounded<SourceKind>> decide(
            Words words, Collection<Known> known, Set<SourceKind> possible) {
        Map<SourceKind, Integer> sums = new LinkedHashMap<>();
        Map<SourceKind, Known> surest = new EnumMap<>(SourceKind.class);
        ALL.forEach(cue -> sums.putIfAbsent(cue.kind, 0));
        known.forEach(one -> add(one, sums, surest));
        for (SourceCue cue : ALL) {
            if (possible.contains(cue.kind) && !isSettled(cue.kind, sums)) {
                cue.within(words)
                        .map(found -> new Known(cue.kind, cue.weight, new Ground(Source.WORDS, found)))
                        .ifPresent(found -> add(found, sums, surest));
            }
        }
        Optional<SourceKind> best = Optional.empty();
        int most = ENOUGH - 1;
        for (Map.Entry<SourceKind, Integer> sum : sums.entrySet()) {
            if (sum.getValue() > most) {
                most = sum.getValue();
                best = Optional.of(sum.getKey());
            }
        }
        return best.flatMap(kind -> Optional.ofNullable(surest.get(kind)))
                .map(found -> new Grounded<>(found.kind(), found.ground()));
    }

    /**
     * Whether further cues of the last kind of the table can change nothing: there are many, and most texts are of it.
     */
    private static boolean isSettled(SourceKind kind, Map<SourceKind, Integer> sums) {
        if (kind != LAST) {
            return false;
        }
        int own = sums.getOrDefault(kind, 0);
        return own >= ENOUGH && sums.entrySet().stream().allMatch(sum -> sum.getKey() == kind || sum.getValue() < own);
    }

    /** Counts it, and keeps for each kind the surest of what was found; of what is as sure, the weightiest. */
    private static void add(Known found, Map<SourceKind, Integer> sums, Map<SourceKind, Known> surest) {
        sums.merge(found.kind(), found.weight(), Integer::sum);
        Known before = surest.get(found.kind());
        if (before == null
                || found.ground().source().compareTo(before.ground().source()) < 0
                || (found.ground().source() == before.ground().source() && found.weight() > before.weight())) {
            surest.put(found.kind(), found);
        }
    }

    /** The words that it finds. */
    public Optional<String> within(Words words) {
        if (!needs.isEmpty() && !words.hasAny(needs)) {
            return Optional.empty();
        }
        Part part =
                switch (where) {
                    case TITLE -> words.title;
                    case START -> words.start;
                    case TEXT -> words.text;
                    case LABELS -> words.labels;
                };
        return part.find(pattern).map(String::strip).map(found -> start(found, LONGEST_WORDS));
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /** Runs of letters; none of the words that cues need is of other signs. */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && Character.isLetter(lower.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static List<SourceCue> read() {
        List<SourceCue> cues = new ArrayList<>();
        List<String> columns = List.of("kind", "weight", "where", "needs", "pattern", "example");
        for (List<String> row : Table.rows(SourceCue.class, "source-cues.tsv", columns)) {
            cues.add(new SourceCue(
                    SourceKind.valueOf(row.get(0)),
                    Integer.parseInt(row.get(1)),
                    Where.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                    words(row.get(3)),
                    Pattern.compile(row.get(4), Pattern.MULTILINE),
                    row.get(5)));
        }
        return List.copyOf(cues);
    }

    private static Map<String, Known> readHeadings() {
        Map<String, Known> headings = new LinkedHashMap<>();
        for (List<String> row :
                Table.rows(SourceCue.class, "source-headings.tsv", List.of("heading", "kind", "weight"))) {
            SourceKind kind = SourceKind.valueOf(row.get(1));
            headings.put(
                    row.get(0).toLowerCase(Locale.ROOT),
                    new Known(kind, Integer.parseInt(row.get(2)), new Ground(Source.HEADING, row.get(0))));
        }
        return Map.copyOf(headings);
    }
}
