package dev.consilience.extraction.question;

import dev.consilience.extraction.words.Word;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the words of a text say about how sure a difference is: probabilities of error ("p &lt; 0.05"), confidence intervals
 * with or without the value of no effect, and which numbers are plain values that can be compared.
 */
final class Statistics {

    /** A p-value that passes the usual five in a hundred. */
    static final String SURE = "P<";
    /** A p-value that does not. */
    static final String UNSURE = "P>";
    /** A confidence interval that leaves out the value of no effect. */
    static final String APART = "CI<";
    /** One that holds it. */
    static final String AROUND = "CI>";

    private static final double LEVEL = 0.05;
    private static final int LOOK_BACK = 16;
    private static final int LOOK_AHEAD = 9;
    private static final Set<String> RATIOS = Set.of(
            "or",
            "hr",
            "rr",
            "ors",
            "hrs",
            "rrs",
            "odds",
            "hazard",
            "ratio",
            "relative",
            "irr",
            "aor",
            "ahr",
            "arr",
            "hazards",
            "ratios");

    private static final Set<String> SPREADS = Set.of(
            "se",
            "sd",
            "sem",
            "s.d",
            "q1",
            "q3",
            "iqr",
            "range",
            "t",
            "f",
            "chi",
            "z",
            "r",
            "n",
            "df",
            "d",
            "fig",
            "figure",
            "table",
            "i2",
            "α",
            "median_range");

    /** Words after which a number is a name. */
    private static final Set<String> LABELLED = Set.of(
            "day", "days", "week", "weeks", "month", "months", "year", "years", "table", "figure", "fig", "type",
            "grade", "stage", "phase", "hour", "visit", "item", "ref", "group");

    private static final Set<String> UNITS =
            Set.of("days", "weeks", "month", "years", "week", "day", "hours", "h", "min", "minutes");
    private static final Set<String> TIMES =
            Set.of("at", "after", "for", "over", "during", "in", "within", "to", "from", ",");

    private final List<Word> words;
    private final String[] symbols;
    private final int[] ends;
    private final boolean[] values;
    private final int[] estimates;

    private Statistics(List<Word> words) {
        this.words = words;
        this.symbols = new String[words.size()];
        this.ends = new int[words.size()];
        this.values = new boolean[words.size()];
        this.estimates = new int[words.size()];
        Arrays.fill(symbols, "");
    }

    static Statistics of(List<Word> words) {
        Statistics statistics = new Statistics(words);
        for (int i = 0; i < words.size(); i++) {
            statistics.readProbability(i);
            statistics.readInterval(i);
        }
        statistics.findValues();
        return statistics;
    }

    /** What begins at a word: one of the constants; empty for nothing. */
    String symbol(int word) {
        return symbols[word];
    }

    /** Where that which begins at a word ends. */
    int end(int word) {
        return ends[word];
    }

    /** Whether a word is a plain number, no probability, deviation, bound or count of persons. */
    boolean isValue(int word) {
        return values[word];
    }

    /** The number that a word is, with its sign. */
    double value(int word) {
        double value = number(word).orElse(0);
        boolean minus = word > 0
                && words.get(word - 1).key().equals("-")
                && (word == 1
                        || !words.get(word - 2).isNumber()
                        || words.get(word - 2).span().end()
                                < words.get(word - 1).span().start());
        if (minus) {
            return -value;
        }
        return value;
    }

    /** The side of no effect on which an interval's estimate lies: 1 above, -1 below, 0 unknown. */
    int estimate(int word) {
        return estimates[word];
    }

    private OptionalDouble number(int word) {
        if (word < 0 || word >= words.size() || !words.get(word).isNumber()) {
            return OptionalDouble.empty();
        }
        String key = words.get(word).key().replace(",", "");
        int end = 0;
        while (end < key.length() && (key.charAt(end) == '.' || (key.charAt(end) >= '0' && key.charAt(end) <= '9'))) {
            end++;
        }
        try {
            return OptionalDouble.of(Double.parseDouble(key.substring(0, end)));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private String key(int word) {
        if (word < 0 || word >= words.size()) {
            return "";
        }
        return words.get(word).key();
    }

    private void readProbability(int at) {
        String key = key(at);
        if (words.get(at).text().equals("NS")
                || (words.get(at).text().equals("N")
                        && key(at + 1).equals(".")
                        && key(at + 2).equals("s"))) {
            set(at, UNSURE, at + 1);
            return;
        }
        boolean begins = key.equals("p") || key.equals("pvalue") || key.equals("ps");
        if (!begins) {
            return;
        }
        int next = at + 1;
        while (next < words.size()
                && next < at + 5
                && Set.of(
                                "-",
                                "value",
                                "values",
                                "was",
                                "of",
                                ")",
                                "(",
                                "is",
                                "for",
                                "were",
                                "all",
                                "trend",
                                "interaction",
                                "both",
                                ":")
                        .contains(key(next))) {
            next++;
        }
        String relation = key(next);
        if (!Set.of("=", "<", ">").contains(relation)) {
            if (words.get(Math.min(next, words.size() - 1)).isNumber() && next > at + 1) {
                relation = "=";
                next--;
            } else {
                return;
            }
        }
        next++;
        while (next < words.size() && Set.of("=", "<", "/", "or").contains(key(next))) {
            next++;
        }
        double probability;
        int end = next + 1;
        if (key(next).equals(".")
                && next + 1 < words.size()
                && words.get(next + 1).isNumber()) {
            probability = decimals(key(next + 1));
            end++;
        } else if (key(next).equals("ns")) {
            set(at, UNSURE, next + 1);
            return;
        } else {
            OptionalDouble number = number(next);
            if (number.isEmpty()) {
                return;
            }
            probability = number.getAsDouble();
        }
        boolean sure = probability <= LEVEL;
        if (relation.equals(">")) {
            sure = probability < 0.01;
        } else if (relation.equals("=")) {
            sure = probability < LEVEL + 1e-9;
        }
        if (sure) {
            set(at, SURE, end);
        } else {
            set(at, UNSURE, end);
        }
    }

    private static double decimals(String digits) {
        double value = 0;
        double place = 0.1;
        for (int i = 0; i < digits.length() && Character.isDigit(digits.charAt(i)); i++) {
            value += (digits.charAt(i) - '0') * place;
            place /= 10;
        }
        return value;
    }

    private void set(int at, String symbol, int end) {
        symbols[at] = symbol;
        ends[at] = Math.min(end, words.size());
    }

    /** "95% CI 0.62 to 1.05", "(0.62-1.05)" after an estimate. */
    private void readInterval(int at) {
        boolean named = key(at).equals("ci")
                || key(at).equals("cis")
                || (key(at).equals("confidence") && key(at + 1).startsWith("interval"));
        boolean bracket = key(at).equals("(")
                && number(at - 1).isPresent()
                && (number(at + 1).isPresent() || key(at + 1).equals("-"));
        if (!named && !bracket) {
            return;
        }
        int first = -1;
        int second = -1;
        for (int i = at + 1; i < Math.min(words.size(), at + LOOK_AHEAD) && second < 0; i++) {
            if (!symbols[i].isEmpty() || key(i).equals("p")) {
                break;
            }
            if (number(i).isPresent() && (first >= 0 || !key(i + 1).equals("%"))) {
                if (first < 0) {
                    first = i;
                } else {
                    second = i;
                }
            } else if (bracket
                    && first >= 0
                    && !Set.of("-", "to", ",", "%", ";").contains(key(i))) {
                break;
            } else if (bracket && first < 0 && !key(i).equals("-")) {
                break;
            }
        }
        if (second < 0) {
            return;
        }
        double low = value(first);
        double high = value(second);
        if (key(second - 1).equals("-") && low >= 0) {
            high = Math.abs(high);
        }
        if (low > high) {
            return;
        }
        boolean ratio = false;
        for (int i = Math.max(0, at - LOOK_BACK); i < at; i++) {
            ratio |= RATIOS.contains(key(i)) && !words.get(i).text().equals("or");
        }
        double none = 0;
        if (bracket && !ratio) {
            double estimate = value(at - 1);
            if (estimate <= low || estimate >= high) {
                return;
            }
            ratio = low > 0 && estimate < 10 && low < 1.5 && high > 0.5;
            if (!ratio && low > 0) {
                return;
            }
        }
        if (ratio) {
            none = 1;
        }
        if (low > none || high < none) {
            set(at, APART, second + 1);
        } else {
            set(at, AROUND, second + 1);
        }
        if ((low + high) / 2 > none) {
            estimates[at] = 1;
        } else {
            estimates[at] = -1;
        }
    }

    /** "12 (9-15)", "12% (4/33)": bounds and shares behind a value. */
    private boolean isRange(int word, String before, String after) {
        boolean opens = key(word - 1).equals("(");
        boolean bound = opens && number(word - 2).isPresent() && !after.equals("%");
        boolean share = opens && key(word - 2).equals("%") && (after.equals("/") || after.equals("of"));
        boolean lower = after.equals("-") && number(word + 2).isPresent() && bracketOpen(word);
        boolean upper = before.endsWith("-") && number(word - 2).isPresent() && bracketOpen(word);
        return bound || share || lower || upper;
    }

    private boolean bracketOpen(int word) {
        for (int i = word - 1; i >= Math.max(0, word - 8); i--) {
            if (key(i).equals("(") || key(i).equals("[")) {
                return true;
            }
            if (key(i).equals(")") || key(i).equals("]")) {
                return false;
            }
        }
        return false;
    }

    private void findValues() {
        int until = 0;
        for (int i = 0; i < words.size(); i++) {
            if (!symbols[i].isEmpty()) {
                until = Math.max(until, ends[i]);
            }
            if (i < until || number(i).isEmpty()) {
                continue;
            }
            String before = key(i - 1);
            String after = key(i + 1);
            if (before.equals("-")) {
                before = key(i - 2) + "-";
            }
            boolean deviation = before.equals("±")
                    || key(i - 2).equals("±")
                    || (key(i - 2).equals("/") && before.equals("-"))
                    || (key(i - 3).equals("+") && key(i - 2).equals("/"));
            boolean count =
                    before.equals("=") && (key(i - 2).equals("n") || key(i - 2).equals("df"));
            boolean label = LABELLED.contains(before) || (UNITS.contains(after) && TIMES.contains(before));
            boolean letterInside = words.get(i).key().chars().anyMatch(Character::isLetter);
            boolean confidence =
                    after.equals("%") && (key(i + 2).equals("ci") || key(i + 2).equals("confidence"));
            boolean spread = SPREADS.contains(before) || (before.equals("=") && SPREADS.contains(key(i - 2)));
            boolean range = isRange(i, before, after);
            values[i] = !spread && !range && !deviation && !count && !label && !letterInside && !confidence;
        }
    }
}
