package dev.consilience.service.publish.record;

import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.EffectDirection;
import dev.consilience.schema.ResearchKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which curated claims are asked for; what is not given matches all.
 *
 * <pre>{@code
 * ClaimQuery.of(Map.of("agentUnder", List.of("MESH:D000091203"), "verdict", List.of("CONFLICTING", "CONTEXT_DEPENDENT")))
 * }</pre>
 *
 * @param agent the agent's id, or part of its name
 * @param agentUnder the id of a concept that the agent is, or is a kind of
 * @param outcome the outcome's id, or part of its name
 * @param outcomeUnder the id of a concept that the outcome is, or is a kind of
 * @param verdicts any of these
 * @param directions any of these
 * @param kindsOfStudy deciding studies of any of these kinds
 * @param belief how far the leading side is believed at least, weighed against the others, from 0 to 1
 * @param studies how many independent studies there are at least
 * @param from there is evidence of this day or later: an ISO date
 * @param to there is evidence of this day or earlier: an ISO date
 * @param article the key of an article that evidence is from
 * @param text words of the statement or of the quoted sentences, in quotes for a phrase, with {@code -} for none of it
 */
public record ClaimQuery(
        Optional<String> agent,
        Optional<String> agentUnder,
        Optional<String> outcome,
        Optional<String> outcomeUnder,
        Set<ClaimVerdict> verdicts,
        Set<EffectDirection> directions,
        Set<ResearchKind> kindsOfStudy,
        Optional<Double> belief,
        Optional<Integer> studies,
        Optional<String> from,
        Optional<String> to,
        Optional<String> article,
        Optional<String> text) {

    /** The names of the parameters, with what they say. */
    public static final Map<String, String> PARAMETERS = parameters();

    private static final int LONGEST = 500;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    public ClaimQuery {
        verdicts = Set.copyOf(verdicts);
        directions = Set.copyOf(directions);
        kindsOfStudy = Set.copyOf(kindsOfStudy);
    }

    /** All curated claims. */
    public static ClaimQuery all() {
        return of(Map.of());
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("agent", "the agent's id, or part of its name");
        parameters.put("agentUnder", "the id of a concept that the agent is, or is a kind of");
        parameters.put("outcome", "the outcome's id, or part of its name");
        parameters.put("outcomeUnder", "the id of a concept that the outcome is, or is a kind of");
        parameters.put(
                "verdict", "one of " + Arrays.toString(ClaimVerdict.values()) + "; several times for any of them");
        parameters.put(
                "direction", "one of " + Arrays.toString(EffectDirection.values()) + "; several times for any of them");
        parameters.put(
                "kindOfStudy", "one of " + Arrays.toString(ResearchKind.values()) + "; several times for any of them");
        parameters.put("belief", "how far the leading side is believed at least, from 0 to 1");
        parameters.put("studies", "how many independent studies there are at least");
        parameters.put("from", "there is evidence of this date or later, as in 2020, 2020-05 or 2020-05-17");
        parameters.put("to", "there is evidence of this date or earlier");
        parameters.put("article", "the key of an article that evidence is from, as in doi:10.1016/j.pain.2011.07.025");
        parameters.put("text", "words of the statement or of the quoted sentences; \"a phrase\", -without");
        return Map.copyOf(parameters);
    }

    /**
     * The query that parameters ask. Those of other names are passed over, and so are empty ones, which a form sends for
     * fields that were left alone.
     *
     * @throws IllegalArgumentException if one says what it cannot, with what it can
     */
    public static ClaimQuery of(Map<String, List<String>> parameters) {
        Function<String, List<String>> given = name -> parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> bounded(name, value))
                .toList();
        Function<String, Optional<String>> single =
                name -> given.apply(name).stream().findFirst();
        return new ClaimQuery(
                single.apply("agent"),
                single.apply("agentUnder"),
                single.apply("outcome"),
                single.apply("outcomeUnder"),
                anyOf("verdict", given.apply("verdict"), ClaimVerdict.class),
                anyOf("direction", given.apply("direction"), EffectDirection.class),
                anyOf("kindOfStudy", given.apply("kindOfStudy"), ResearchKind.class),
                single.apply("belief").map(ClaimQuery::belief),
                single.apply("studies").map(ClaimQuery::studies),
                single.apply("from").map(date -> firstDay("from", date)),
                single.apply("to").map(date -> lastDay("to", date)),
                single.apply("article"),
                single.apply("text"));
    }

    /** The same for those claims alone on which studies differ, as far as other verdicts are not asked for. */
    public ClaimQuery onlyConflicts() {
        Set<ClaimVerdict> differing = EnumSet.of(ClaimVerdict.CONFLICTING, ClaimVerdict.CONTEXT_DEPENDENT);
        if (!verdicts.isEmpty()) {
            differing.retainAll(verdicts);
            if (differing.isEmpty()) {
                throw new IllegalArgumentException(
                        "Studies differ on claims that are CONFLICTING or CONTEXT_DEPENDENT alone, not \"" + verdicts
                                + "\"");
            }
        }
        return new ClaimQuery(
                agent,
                agentUnder,
                outcome,
                outcomeUnder,
                differing,
                directions,
                kindsOfStudy,
                belief,
                studies,
                from,
                to,
                article,
                text);
    }

    private static String bounded(String name, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    name + " has at most " + LONGEST + " characters, not \"" + value.length() + "\"");
        }
        return value;
    }

    private static <E extends Enum<E>> Set<E> anyOf(String name, List<String> values, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        for (String value : values) {
            found.add(Arrays.stream(type.getEnumConstants())
                    .filter(each -> each.name().equals(value.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is one of "
                            + Arrays.toString(type.getEnumConstants()) + ", not \"" + value + "\"")));
        }
        return found;
    }

    private static double belief(String value) {
        try {
            double belief = Double.parseDouble(value);
            if (belief >= 0 && belief <= 1) {
                return belief;
            }
        } catch (NumberFormatException e) {
            // Said below, with what it should have been.
        }
        throw new IllegalArgumentException("belief is a number from 0 to 1, not \"" + value + "\"");
    }

    private static int studies(String value) {
        try {
            int studies = Integer.parseInt(value);
            if (studies >= 0) {
                return studies;
            }
        } catch (NumberFormatException e) {
            // Said below, with what it should have been.
        }
        throw new IllegalArgumentException("studies is a whole number from 0 on, not \"" + value + "\"");
    }

    /** The first day of what may be a year or a month only. */
    static String firstDay(String name, String date) {
        if (YEAR.matcher(date).matches()) {
            return date + "-01-01";
        }
        if (MONTH.matcher(date).matches()) {
            return checked(name, date + "-01", date);
        }
        return checked(name, date, date);
    }

    /** The last day of what may be a year or a month only. */
    static String lastDay(String name, String date) {
        if (YEAR.matcher(date).matches()) {
            return date + "-12-31";
        }
        if (MONTH.matcher(date).matches()) {
            checked(name, date + "-01", date);
            return YearMonth.parse(date).atEndOfMonth().toString();
        }
        return checked(name, date, date);
    }

    private static String checked(String name, String day, String asGiven) {
        try {
            return LocalDate.parse(day).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is a date as in 2020, 2020-05 or 2020-05-17, not \"" + asGiven + "\"", e);
        }
    }
}
