package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds abbreviations where a text defines them: "long form (SF)", "SF (long form)", in round or square brackets, with or
 * without more in the bracket behind a comma or a semicolon.
 *
 * <p>Schwartz and Hearst (2003) ask that the letters of the short form stand in the long form in order, and take the first
 * place from the right where they do. Sohn and others (2008) saw that how the letters stand there tells how far to trust
 * the pair: at beginnings of words, side by side, or anywhere. Here all ways to lay the letters over the words before the
 * bracket are weighed against each other, each letter by where it stands and each word that is passed over by what it is,
 * and the best way is taken if it is good enough for so short a form.
 *
 * <p>A function of the text; any number of threads may use it.
 *
 * <pre>{@code
 * AbbreviationFinder.find("Mammalian target of rapamycin (mTOR) rose.");
 * // [Abbreviation[shortForm=mTOR, longForm=Mammalian target of rapamycin, ...]]
 * }</pre>
 */
public final class AbbreviationFinder {

    private static final int LONGEST_SHORT_FORM = 14;
    private static final int MOST_LETTERS = 10;
    private static final int REACH = 200;
    private static final int LONGEST_BRACKET = 220;

    // What it is worth that a letter stands ...
    private static final double AT_START = 1.0;
    private static final double SIDE_BY_SIDE = 0.7;
    private static final double CAPITAL_INSIDE = 0.8;
    private static final double IN_BEGUN_WORD = 0.35;
    private static final double ANYWHERE = -0.6;
    // ... and what it costs that words are passed over.
    private static final double WORD_PASSED = -0.7;
    private static final double STOP_WORD_PASSED = -0.05;
    private static final double PART_PASSED = -0.25;
    private static final double WORD_BEHIND = -1.0;
    private static final double IMPOSSIBLE = -1e6;

    /** By the number of letters: what a letter has to be worth on average. */
    private static final double[] ENOUGH = {9, 0.95, 0.8, 0.6, 0.5, 0.45, 0.45, 0.45, 0.45, 0.45, 0.45};

    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "type", "with",
            "s", "de", "like", "through", "via");

    private static final Set<String> NOT_SHORT = Set.of(
            "fig", "figs", "figure", "table", "tables", "see", "eg", "ie", "and", "or", "the", "in", "mean", "range", "group",
            "groups", "control", "controls", "usa", "uk", "with", "both", "all", "vs", "but", "not", "for", "male", "female",
            "day", "days", "week", "weeks", "low", "high", "year", "years", "also", "respectively", "especially");

    private AbbreviationFinder() {}

    /** The definitions in a text, in the order of the brackets. */
    public static List<Abbreviation> find(String text) {
        List<Abbreviation> found = new ArrayList<>();
        for (int open = nextBracket(text, 0); open >= 0; open = nextBracket(text, open + 1)) {
            int close = closing(text, open);
            if (close > 0) {
                definition(text, open, close).ifPresent(found::add);
            }
        }
        return found;
    }

    private static int nextBracket(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '(' || text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /** Where the bracket closes; those inside it are passed over. */
    private static int closing(String text, int open) {
        int depth = 0;
        int end = Math.min(text.length(), open + LONGEST_BRACKET);
        for (int i = open; i < end; i++) {
            char mark = text.charAt(i);
            if (mark == '(' || mark == '[') {
                depth++;
            } else if (mark == ')' || mark == ']') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static Optional<Abbreviation> definition(String text, int open, int close) {
        if (open == 0 || !isSpace(text.charAt(open - 1))) {
            return Optional.empty();
        }
        TextSpan inner = firstPart(text, open + 1, close);
        int end = open;
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (inner.length() == 0 || end == 0) {
            return Optional.empty();
        }
        if (isShortForm(text, inner)) {
            Optional<Abbreviation> before = longFormBefore(text, inner, end);
            if (before.isPresent()) {
                return before;
            }
        }
        return longFormInside(text, inner, end);
    }

    /** What stands in a bracket before a semicolon, or before a comma with a space behind it. */
    private static TextSpan firstPart(String text, int from, int to) {
        int start = from;
        while (start < to && (isSpace(text.charAt(start)) || isQuote(text.charAt(start)))) {
            start++;
        }
        int end = start;
        int depth = 0;
        while (end < to) {
            char mark = text.charAt(end);
            if (mark == '(' || mark == '[') {
                depth++;
            } else if (mark == ')' || mark == ']') {
                depth--;
            }
            boolean comma = mark == ',' && end + 1 < to && isSpace(text.charAt(end + 1));
            if (depth == 0 && (mark == ';' || comma)) {
                break;
            }
            end++;
        }
        while (end > start && (isSpace(text.charAt(end - 1)) || isQuote(text.charAt(end - 1)))) {
            end--;
        }
        return new TextSpan(start, end);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\u201C' || character == '\u201D' || character == '\'';
    }

    private static boolean isShortForm(String text, TextSpan span) {
        if (span.length() > LONGEST_SHORT_FORM || !Character.isLetterOrDigit(text.charAt(span.start()))) {
            return false;
        }
        int letters = 0;
        int capitals = 0;
        int words = 1;
        int characters = 0;
        for (int i = span.start(); i < span.end(); i++) {
            char character = text.charAt(i);
            if (Character.isLetter(character)) {
                letters++;
            }
            if (Character.isUpperCase(character)) {
                capitals++;
            }
            if (Character.isLetterOrDigit(character)) {
                characters++;
            } else if (isSpace(character)) {
                words++;
            } else if (character == '=' || character == '<' || character == '>' || character == '%' || character == '\u00B1') {
                return false;
            }
        }
        if (letters == 0 || characters > MOST_LETTERS || words > 2) {
            return false;
        }
        String form = span.cut(text);
        String lower = form.toLowerCase(Locale.ROOT);
        if (NOT_SHORT.contains(firstWord(lower)) || isRoman(lower)) {
            return false;
        }
        return capitals > 0 || (words == 1 && characters <= 5 && characters > 1);
    }

    private static String firstWord(String form) {
        int end = 0;
        while (end < form.length() && Character.isLetterOrDigit(form.charAt(end))) {
            end++;
        }
        return form.substring(0, end);
    }

    private static boolean isRoman(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if ("ivx".indexOf(lower.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Abbreviation> longFormBefore(String text, TextSpan shortSpan, int end) {
        int from = regionStart(text, end);
        String shortForm = shortSpan.cut(text);
        Fit best = new Alignment(text, from, end, shortForm, false).best();
        if (endsInPlural(shortForm)) {
            Fit singular = new Alignment(text, from, end, shortForm.substring(0, shortForm.length() - 1), false).best();
            if (singular.isGood() && (!best.isGood() || singular.average() >= best.average())) {
                best = singular;
            }
        }
        if (!best.isGood()) {
            return Optional.empty();
        }
        int start = withLocants(text, from, best.start());
        if (end - start <= shortSpan.length()) {
            return Optional.empty();
        }
        return Optional.of(pair(text, shortSpan, new TextSpan(start, end)));
    }

    private static Abbreviation pair(String text, TextSpan shortSpan, TextSpan longSpan) {
        return new Abbreviation(shortSpan.cut(text), longSpan.cut(text), shortSpan, longSpan);
    }

    private static boolean endsInPlural(String shortForm) {
        int last = shortForm.length() - 1;
        return last >= 2 && shortForm.charAt(last) == 's' && Character.isUpperCase(shortForm.charAt(last - 1));
    }

    /** "SF (long form)": all of what the bracket has must be the long form. */
    private static Optional<Abbreviation> longFormInside(String text, TextSpan inner, int end) {
        int start = end;
        while (start > 0 && !isSpace(text.charAt(start - 1)) && "([,;".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        TextSpan shortSpan = new TextSpan(start, end);
        if (inner.length() <= shortSpan.length() + 2
                || shortSpan.length() < 2
                || !isShortForm(text, shortSpan)
                || !looksShort(text, shortSpan)) {
            return Optional.empty();
        }
        Fit fit = new Alignment(text, inner.start(), inner.end(), shortSpan.cut(text), true).best();
        if (!fit.isGood() && endsInPlural(shortSpan.cut(text))) {
            fit = new Alignment(text, inner.start(), inner.end(), new TextSpan(start, end - 1).cut(text), true).best();
        }
        if (!fit.isGood()) {
            return Optional.empty();
        }
        return Optional.of(pair(text, shortSpan, inner));
    }

    /** Whether a word that stands in a sentence has more capitals and digits than one that merely opens it. */
    private static boolean looksShort(String text, TextSpan span) {
        int capitals = 0;
        for (int i = span.start(); i < span.end(); i++) {
            if (Character.isUpperCase(text.charAt(i)) || Character.isDigit(text.charAt(i))) {
                capitals++;
            }
        }
        return capitals >= 2;
    }

    /** How far back a long form may reach: to the beginning of its sentence. */
    private static int regionStart(String text, int end) {
        int limit = Math.max(0, end - REACH);
        for (int i = end - 1; i > limit; i--) {
            char mark = text.charAt(i);
            boolean stop = mark == '.' || mark == '?' || mark == '!';
            if (stop && i + 1 < end && isSpace(text.charAt(i + 1)) && i + 2 < end && Character.isUpperCase(text.charAt(i + 2))
                    && i > 1 && Character.isLetterOrDigit(text.charAt(i - 1)) && Character.isLetterOrDigit(text.charAt(i - 2))) {
                return i + 2;
            }
            if (mark == ';' || mark == '\n') {
                return i + 1;
            }
        }
        return limit;
    }

    /** Locants of a chemical's name belong to it, though no letter stands for them: "1,2-diacylglycerol". */
    private static int withLocants(String text, int from, int start) {
        int position = start;
        while (position > from && !isSpace(text.charAt(position - 1))) {
            position--;
        }
        int letters = 0;
        for (int i = position; i < start; i++) {
            char character = text.charAt(i);
            if (Character.isLetter(character)) {
                letters++;
                if (letters > 1) {
                    return start;
                }
            } else {
                letters = 0;
                if (!Character.isDigit(character) && "-,'[]()+".indexOf(character) < 0) {
                    return start;
                }
            }
        }
        if (position < start && "(['".indexOf(text.charAt(position)) >= 0) {
            return start;
        }
        return position;
    }

    /** The best way to lay a short form over words, and where the long form then begins. */
    private record Fit(double worth, int letters, int start) {

        double average() {
            return worth / Math.max(1, letters);
        }

        boolean isGood() {
            return letters > 0 && letters < ENOUGH.length && average() >= ENOUGH[letters];
        }
    }

    /** All ways to lay the letters of a short form over a stretch of text, in order, each on a letter like it. */
    private static final class Alignment {

        private final String text;
        private final int from;
        private final int end;
        private final boolean whole;
        private final char[] letters;
        private final int count;

        /** For each position of the text the start of its word, counted from {@code from}. */
        private final int[] wordStarts;

        /** For each position what it costs to pass over all words that begin before it, from the left. */
        private final double[] costs;

        Alignment(String text, int from, int end, String shortForm, boolean whole) {
            this.text = text;
            this.from = from;
            this.end = end;
            this.whole = whole;
            char[] all = new char[shortForm.length()];
            int length = 0;
            for (int i = 0; i < shortForm.length(); i++) {
                if (Character.isLetterOrDigit(shortForm.charAt(i))) {
                    all[length++] = Character.toLowerCase(shortForm.charAt(i));
                }
            }
            this.letters = Arrays.copyOf(all, length);
            this.count = length;
            this.wordStarts = new int[end - from];
            this.costs = new double[end - from + 1];
            readWords();
        }

        private void readWords() {
            int start = from;
            for (int i = from; i < end; i++) {
                char character = text.charAt(i);
                boolean letter = Character.isLetterOrDigit(character);
                boolean begins = letter
                        && (i == from
                                || !Character.isLetterOrDigit(text.charAt(i - 1))
                                || Character.isDigit(text.charAt(i - 1)) != Character.isDigit(character));
                if (begins) {
                    start = i;
                }
                wordStarts[i - from] = start;
                costs[i - from + 1] = costs[i - from];
                if (begins) {
                    costs[i - from + 1] += cost(i);
                }
            }
        }

        private double cost(int start) {
            int wordEnd = start;
            while (wordEnd < end && Character.isLetterOrDigit(text.charAt(wordEnd))) {
                wordEnd++;
            }
            if (start > from && Character.isLetterOrDigit(text.charAt(start - 1))) {
                return 0;
            }
            if (STOP_WORDS.contains(text.substring(start, wordEnd).toLowerCase(Locale.ROOT))) {
                return STOP_WORD_PASSED;
            }
            boolean part = (start > from && !isSpace(text.charAt(start - 1)))
                    || (wordEnd < end && text.charAt(wordEnd) == '-');
            if (part) {
                return PART_PASSED;
            }
            return WORD_PASSED;
        }

        Fit best() {
            if (count == 0 || count > MOST_LETTERS) {
                return new Fit(IMPOSSIBLE, 0, from);
            }
            int length = end - from;
            double[][] worth = new double[count][length];
            int[][] begin = new int[count][length];
            for (int i = 0; i < count; i++) {
                Arrays.fill(worth[i], IMPOSSIBLE);
                for (int at = 0; at < length; at++) {
                    if (Character.toLowerCase(text.charAt(from + at)) == letters[i]) {
                        place(i, at, worth, begin);
                    }
                }
            }
            double best = IMPOSSIBLE;
            int start = from;
            for (int at = 0; at < length; at++) {
                if (worth[count - 1][at] > IMPOSSIBLE / 2) {
                    double total = worth[count - 1][at] + behind(at);
                    // Of equally good ways the one that begins further right: the long form is no longer than it must be.
                    if (total > best || (total == best && begin[count - 1][at] > start)) {
                        best = total;
                        start = begin[count - 1][at];
                    }
                }
            }
            return new Fit(best, count, start);
        }

        private void place(int letter, int at, double[][] worth, int[][] begin) {
            boolean atStart = wordStarts[at] == from + at;
            if (letter == 0) {
                if (atStart && (!whole || passed(0, at) == 0)) {
                    worth[0][at] = AT_START;
                    begin[0][at] = from + at;
                }
                return;
            }
            for (int before = 0; before < at; before++) {
                double previous = worth[letter - 1][before];
                if (previous < IMPOSSIBLE / 2) {
                    continue;
                }
                double gain = previous + step(before, at, atStart);
                if (gain > worth[letter][at]
                        || (gain == worth[letter][at] && begin[letter - 1][before] > begin[letter][at])) {
                    worth[letter][at] = gain;
                    begin[letter][at] = begin[letter - 1][before];
                }
            }
        }

        private double step(int before, int at, boolean atStart) {
            boolean sameWord = wordStarts[before] == wordStarts[at];
            if (sameWord) {
                if (at == before + 1) {
                    return SIDE_BY_SIDE;
                }
                if (Character.isUpperCase(text.charAt(from + at))) {
                    return CAPITAL_INSIDE;
                }
                return IN_BEGUN_WORD;
            }
            double passed = passed(wordStarts[before] - from + 1, wordStarts[at] - from);
            if (atStart) {
                return AT_START + passed;
            }
            if (Character.isUpperCase(text.charAt(from + at))) {
                return CAPITAL_INSIDE + passed;
            }
            return ANYWHERE + passed;
        }

        /** The cost of the words that begin from one position up to but without another. */
        private double passed(int first, int last) {
            return costs[last] - costs[Math.min(first, last)];
        }

        private double behind(int at) {
            double passed = passed(wordStarts[at] - from + 1, end - from);
            return passed * (WORD_BEHIND / WORD_PASSED);
        }
    }
}
