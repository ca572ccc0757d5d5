package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that tell circumstances. They stand in {@code context/cues.tsv}; doses and times are told by their form. */
final class CircumstanceCues {

    /** A circumstance that words tell. */
    record Cue(Dimension dimension, String value) {}

    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final List<Pattern> DOSES = List.of(
            Pattern.compile(NUMBER + "(?:\\s?(?:-|–|to)\\s?" + NUMBER
                    + ")?\\s?(?:mg|g|ug|µg|μg|mcg|ng|nmol|pmol|umol|µmol|μmol|mmol)"
                    + "(?:\\s?/\\s?kg)?(?:\\s?/\\s?(?:day|d|h|hour))?\\b"),
            Pattern.compile(NUMBER + "\\s?(?:nM|µM|μM|uM|mM)\\b"));
    private static final Pattern TIME = Pattern.compile("\\b(?:(day|week|month|hour)s? (\\d+)\\b"
            + "|(" + NUMBER + ")[ -]?(min|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)"
            + " (?:after|post|later|following)\\b)");
    private static final Pattern DURATION =
            Pattern.compile("\\bfor (\\d+) (?:consecutive )?(h|hours|days|weeks|months|years)\\b");

    private final PhraseTable<List<Cue>> phrases = new PhraseTable<>();

    CircumstanceCues() {
        Map<String, List<Cue>> byPhrase = new TreeMap<>();
        for (TabbedTable.Row row : TabbedTable.resource("context/cues.tsv", Set.of("dimension", "value", "phrases"))) {
            Dimension dimension = Dimension.valueOf(row.require("dimension").toUpperCase(Locale.ROOT));
            for (String phrase : row.list("phrases")) {
                byPhrase.computeIfAbsent(phrase, key -> new ArrayList<>())
                        .add(new Cue(dimension, row.require("value")));
            }
        }
        byPhrase.forEach(phrases::put);
    }

    /** The longest phrase that begins at a token, with the circumstances that it tells. */
    Optional<PhraseTable.Match<List<Cue>>> match(List<Token> tokens, int first) {
        return phrases.match(tokens, first);
    }

    /** What the words of a text tell of one dimension. */
    Set<String> values(List<Token> tokens, Dimension dimension) {
        Set<String> values = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            match(tokens, i).ifPresent(match -> match.value().stream()
                    .filter(cue -> cue.dimension() == dimension)
                    .forEach(cue -> values.add(cue.value())));
        }
        return values;
    }

    /** A value with its place in the text. */
    record Placed(TextSpan span, String value) {}

    /** The doses that a stretch of text states. */
    static List<Placed> doses(String text, TextSpan stretch) {
        List<Placed> doses = new ArrayList<>();
        for (Pattern pattern : DOSES) {
            Matcher matcher = pattern.matcher(text).region(stretch.start(), stretch.end());
            while (matcher.find()) {
                String dose = matcher.group().replaceAll("\\s*/\\s*", "/").replaceAll("\\s+", " ");
                doses.add(new Placed(new TextSpan(matcher.start(), matcher.end()), dose));
            }
        }
        return doses;
    }

    /** When something was measured, as far as a stretch of text states it: {@code day 7}, {@code 2 weeks}. */
    static Set<String> times(String text, TextSpan stretch) {
        Set<String> times = new TreeSet<>();
        Matcher matcher = TIME.matcher(text).region(stretch.start(), stretch.end());
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                times.add(matcher.group(1) + " " + matcher.group(2));
            } else {
                times.add(matcher.group(3) + " " + unit(matcher.group(4)));
            }
        }
        return times;
    }

    /** How long something was given, as far as a stretch of text states it: {@code for 5 days}. */
    static Set<String> durations(String text, TextSpan stretch) {
        Set<String> durations = new TreeSet<>();
        Matcher matcher = DURATION.matcher(text).region(stretch.start(), stretch.end());
        while (matcher.find()) {
            durations.add("for " + matcher.group(1) + " " + unit(matcher.group(2)));
        }
        return durations;
    }

    private static String unit(String written) {
        return switch (written) {
            case "min", "minute", "minutes" -> "min";
            case "h", "hr", "hrs", "hour", "hours" -> "h";
            case "d", "day", "days" -> "days";
            case "week", "weeks" -> "weeks";
            case "month", "months" -> "months";
            default -> "years";
        };
    }
}
