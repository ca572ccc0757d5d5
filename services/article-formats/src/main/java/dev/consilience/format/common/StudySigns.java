package dev.consilience.format.common;

import dev.consilience.article.Ground.Source;
import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Signs of how research was done, in subject headings and in words, and what they come to together. */
public final class StudySigns {

    /** One thing that is said about whom or what was studied. */
    public enum Sign {
        HUMAN,
        SPECIES,
        CELLS,
        ALLOTTED,
        OBSERVED,
        PEOPLE
    }

    private record Cue(Sign sign, Set<String> needs, Pattern pattern) {}

    private static final Map<String, Sign> EXACT = readHeadings(false);
    private static final Map<String, Sign> PREFIXES = readHeadings(true);
    private static final List<Cue> CUES = readCues();

    private StudySigns() {}

    /** Whether a source of this kind reports a study that has a design; what sums up many has none of its own. */
    public static boolean hasDesign(SourceKind source) {
        return source.reportsOwnResearch() || source == SourceKind.NEWS;
    }

    /** What subject headings say, each sign with the first heading that says it. */
    public static Map<Sign, String> ofHeadings(Collection<String> headings) {
        Map<Sign, String> signs = new EnumMap<>(Sign.class);
        for (String heading : headings) {
            String folded = fold(heading);
            Sign exact = EXACT.get(folded);
            if (exact != null) {
                signs.putIfAbsent(exact, heading);
                continue;
            }
            PREFIXES.forEach((prefix, sign) -> {
                if (folded.startsWith(prefix)) {
                    signs.putIfAbsent(sign, heading);
                }
            });
        }
        return signs;
    }

    /** What the words of a text and of its title say, each sign with the first words that say it. */
    public static Map<Sign, String> ofText(SourceCue.Words words) {
        Map<Sign, String> signs = new EnumMap<>(Sign.class);
        for (Cue cue : CUES) {
            if (!signs.containsKey(cue.sign()) && words.hasAny(cue.needs())) {
                words.all().find(cue.pattern()).ifPresent(found -> signs.put(cue.sign(), found));
            }
        }
        return signs;
    }

    /**
     * The kind of study that designs which are stated outright, and signs, come to. A veterinary trial is stated as a
     * trial beside, and researchers allot animals too: so animals are asked first.
     *
     * @param stated by publication types, each with the type
     * @param where the signs were read
     */
    public static Grounded<StudyKind> decide(Map<StudyKind, String> stated, Source where, Map<Sign, String> signs) {
        if (stated.containsKey(StudyKind.ANIMAL)) {
            return typed(StudyKind.ANIMAL, stated);
        }
        if (stated.containsKey(StudyKind.HUMAN_TRIAL)) {
            return typed(StudyKind.HUMAN_TRIAL, stated);
        }
        if (signs.containsKey(Sign.SPECIES)) {
            return Grounded.of(StudyKind.ANIMAL, where, words(signs, Sign.SPECIES));
        }
        boolean people = signs.containsKey(Sign.HUMAN);
        if (people && signs.containsKey(Sign.ALLOTTED)) {
            return Grounded.of(StudyKind.HUMAN_TRIAL, where, words(signs, Sign.ALLOTTED));
        }
        if (stated.containsKey(StudyKind.OBSERVATIONAL)) {
            return typed(StudyKind.OBSERVATIONAL, stated);
        }
        if (people && signs.containsKey(Sign.OBSERVED)) {
            return Grounded.of(StudyKind.OBSERVATIONAL, where, words(signs, Sign.OBSERVED));
        }
        if (signs.containsKey(Sign.CELLS)) {
            return Grounded.of(StudyKind.IN_VITRO, where, words(signs, Sign.CELLS));
        }
        if (people && signs.containsKey(Sign.PEOPLE)) {
            return Grounded.of(StudyKind.OBSERVATIONAL, where, words(signs, Sign.PEOPLE));
        }
        return Grounded.unknownStudy();
    }

    private static Grounded<StudyKind> typed(StudyKind kind, Map<StudyKind, String> stated) {
        return Grounded.of(kind, Source.PUBLICATION_TYPE, stated.getOrDefault(kind, ""));
    }

    private static String words(Map<Sign, String> signs, Sign sign) {
        return signs.getOrDefault(sign, "");
    }

    private static Map<String, Sign> readHeadings(boolean prefixes) {
        Map<String, Sign> signs = new HashMap<>();
        for (List<String> row : Table.rows(StudySigns.class, "design-headings.tsv", List.of("heading", "says"))) {
            String heading = row.get(0);
            if (heading.endsWith("*") == prefixes) {
                signs.put(fold(heading.replace("*", "")), Sign.valueOf(row.get(1)));
            }
        }
        return Map.copyOf(signs);
    }

    private static List<Cue> readCues() {
        List<Cue> cues = new ArrayList<>();
        for (List<String> row :
                Table.rows(StudySigns.class, "design-cues.tsv", List.of("says", "needs", "pattern", "example"))) {
            cues.add(new Cue(Sign.valueOf(row.get(0)), SourceCue.words(row.get(1)), Pattern.compile(row.get(2))));
        }
        return List.copyOf(cues);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
