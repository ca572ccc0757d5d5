package dev.consilience.format.common;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final Map<String, Sign> EXACT = readHeadings(false);
    private static final Map<String, Sign> PREFIXES = readHeadings(true);
    private static final Map<Pattern, Sign> CUES = readCues();

    private StudySigns() {}

    /** Whether a source of this kind reports a study that has a design; what sums up many has none of its own. */
    public static boolean hasDesign(SourceKind source) {
        return source.reportsOwnResearch() || source == SourceKind.NEWS;
    }

    /** What subject headings say. */
    public static Set<Sign> ofHeadings(Collection<String> headings) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        for (String heading : headings) {
            String folded = fold(heading);
            Sign exact = EXACT.get(folded);
            if (exact != null) {
                signs.add(exact);
                continue;
            }
            PREFIXES.forEach((prefix, sign) -> {
                if (folded.startsWith(prefix)) {
                    signs.add(sign);
                }
            });
        }
        return signs;
    }

    /** What the words of a text say. */
    public static Set<Sign> ofText(String text) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        CUES.forEach((cue, sign) -> {
            if (!signs.contains(sign) && cue.matcher(text).find()) {
                signs.add(sign);
            }
        });
        return signs;
    }

    /**
     * The kind of study that designs which are stated outright, and signs, come to. A veterinary trial is stated as a
     * trial beside, and researchers allot animals too: so animals are asked first.
     */
    public static StudyKind decide(Set<StudyKind> stated, Set<Sign> signs) {
        if (stated.contains(StudyKind.ANIMAL)) {
            return StudyKind.ANIMAL;
        }
        if (stated.contains(StudyKind.HUMAN_TRIAL)) {
            return StudyKind.HUMAN_TRIAL;
        }
        if (signs.contains(Sign.SPECIES)) {
            return StudyKind.ANIMAL;
        }
        boolean people = signs.contains(Sign.HUMAN);
        if (people && signs.contains(Sign.ALLOTTED)) {
            return StudyKind.HUMAN_TRIAL;
        }
        if (stated.contains(StudyKind.OBSERVATIONAL) || (people && signs.contains(Sign.OBSERVED))) {
            return StudyKind.OBSERVATIONAL;
        }
        if (signs.contains(Sign.CELLS)) {
            return StudyKind.IN_VITRO;
        }
        if (people && signs.contains(Sign.PEOPLE)) {
            return StudyKind.OBSERVATIONAL;
        }
        return StudyKind.UNKNOWN;
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

    private static Map<Pattern, Sign> readCues() {
        Map<Pattern, Sign> cues = new LinkedHashMap<>();
        for (List<String> row :
                Table.rows(StudySigns.class, "design-cues.tsv", List.of("says", "pattern", "example"))) {
            cues.put(Pattern.compile(row.get(1), Pattern.CASE_INSENSITIVE), Sign.valueOf(row.get(0)));
        }
        return cues;
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
