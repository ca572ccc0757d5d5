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

    /** A longer form without a capital is rather a word. */
    private static final int LONGEST_IN_SMALL = 4;

    /** How far back a long form may reach, for whatever short form and for each of its characters more. */
    private static final int REACH = 40;

    private static final int REACH_FOR_EACH = 25;

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
    private static final double GENERAL_WORD_PASSED = -0.25;
    private static final double VERB_PASSED = -3.0;
    private static final double PART_PASSED = -0.25;
    private static final double WORD_BEHIND = -1.6;
    private static final double IMPOSSIBLE = -1e6;

    /** By the number of letters: what a letter has to be worth on average. */
    private static final double[] ENOUGH = {9, 0.95, 0.8, 0.53, 0.5, 0.45, 0.45, 0.45, 0.45, 0.45, 0.45};

    /** The same where all letters stand in the one word before the bracket: nothing was passed over to find them. */
    private static final double[] ENOUGH_IN_WORD = {9, 9, 0.67, 0.56, 0.5, 0.45, 0.45, 0.45, 0.45, 0.45, 0.45};

    /** How much longer than its short form such a word has to be. */
    private static final int LONGER_WORD = 3;

    /** The words for a digit, as a long form has them. */
    private static final List<List<String>> NUMBERS = List.of(
            List.of("zero"),
            List.of("one", "first", "mono", "uni"),
            List.of("two", "second", "di", "bi", "double", "twice"),
            List.of("three", "third", "tri", "triple"),
            List.of("four", "fourth", "tetra"),
            List.of("five", "fifth", "penta"),
            List.of("six", "sixth", "hexa"),
            List.of("seven", "seventh", "hepta"),
            List.of("eight", "eighth", "octa"),
            List.of("nine", "ninth", "nona"));

    /** A name does not go on behind these. */
    private static final Set<String> VERBS =
            Set.of("was", "were", "is", "are", "has", "have", "had", "been", "be", "can", "may", "did", "do", "does");

    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "type",
            "with", "s", "de", "like", "through", "via");

    /** Words that names end with and short forms do without. */
    private static final Set<String> GENERAL_WORDS =
            Set.of("acid", "scale", "score", "index", "test", "inventory", "questionnaire", "assay");

    private static final Set<String> GREEK = Set.of("alpha", "beta", "gamma", "delta", "epsilon", "omega");

    private static final Set<String> PLACES = Set.of("usa", "uk", "u.s", "u.s.", "u.s.a.", "u.k.", "eu");

    private static final Set<String> NOT_SHORT = Set.of(
            "fig",
            "figs",
            "figure",
            "table",
            "tables",
            "see",
            "eg",
            "ie",
            "and",
            "or",
            "the",
            "in",
            "mean",
            "range",
            "group",
            "groups",
            "control",
            "controls",
            "with",
            "both",
            "all",
            "vs",
            "but",
            "not",
            "for",
            "male",
            "female",
            "day",
            "days",
            "week",
            "weeks",
            "low",
            "high",
            "year",
            "years",
            "also",
            "respectively",
            "especially");

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
        TextSpan first = part(text, open + 1, close);
        if (open == 0 || (!isSpace(text.charAt(open - 1)) && !isAttached(text, open, close, first))) {
            return Optional.empty();
        }
        int end = open;
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (first.length() == 0 || end == 0) {
            return Optional.empty();
        }
        if (isShortForm(text, first)) {
            Optional<Abbreviation> before = longFormBefore(text, first, regionStart(text, first, end), end);
            if (before.isPresent()) {
                return before;
            }
        }
        Optional<Abbreviation> inside = longFormInside(text, first, end);
        if (inside.isPresent()) {
            return inside;
        }
        return laterPart(text, first, close, end);
    }

    /** "Superoxide dismutase (EC 1.15.1.1; SOD)" and "(blood-brain barrier, BBB)". */
    private static Optional<Abbreviation> laterPart(String text, TextSpan first, int close, int end) {
        TextSpan previous = first;
        while (previous.end() < close) {
            TextSpan next = part(text, previous.end() + 1, close);
            if (next.length() == 0) {
                return Optional.empty();
            }
            if (isShortForm(text, next) && looksShort(text, next)) {
                Optional<Abbreviation> inBracket = longFormBefore(text, next, previous.start(), previous.end());
                if (inBracket.isPresent()) {
                    return inBracket;
                }
                return longFormBefore(text, next, regionStart(text, next, end), end);
            }
            previous = next;
        }
        return Optional.empty();
    }

    /** Whether a bracket that follows a word without a space is an aside all the same: "CD40 ligand(CD40L)". */
    private static boolean isAttached(String text, int open, int close, TextSpan inner) {
        boolean wordBefore = open > 3
                && Character.isLetter(text.charAt(open - 1))
                && Character.isLetter(text.charAt(open - 2))
                && Character.isLetter(text.charAt(open - 3));
        boolean endsThere = close + 1 == text.length() || !goesOn(text.charAt(close + 1));
        return wordBefore && endsThere && inner.length() >= 2 && looksShort(text, inner);
    }

    private static boolean goesOn(char character) {
        return Character.isLetterOrDigit(character) || character == '-';
    }

    /** What stands in a bracket from somewhere to the next semicolon, or the next comma with a space behind it. */
    private static TextSpan part(String text, int from, int to) {
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
        if (span.length() > LONGEST_SHORT_FORM || !canBegin(text, span)) {
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
            } else if (character == '='
                    || character == '<'
                    || character == '>'
                    || character == '%'
                    || character == '\u00B1') {
                return false;
            }
        }
        if (letters == 0 || characters > MOST_LETTERS || words > 2) {
            return false;
        }
        String form = span.cut(text);
        String lower = form.toLowerCase(Locale.ROOT);
        boolean plain = capitals < 2 && NOT_SHORT.contains(firstWord(lower));
        if (plain || PLACES.contains(lower) || isRoman(lower)) {
            return false;
        }
        return capitals > 0 || (words == 1 && characters <= LONGEST_IN_SMALL && characters > 1);
    }

    private static boolean canBegin(String text, TextSpan span) {
        char first = text.charAt(span.start());
        return Character.isLetterOrDigit(first) || (first == '[' && span.length() > 3);
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

    private static Optional<Abbreviation> longFormBefore(String text, TextSpan shortSpan, int from, int end) {
        String shortForm = shortSpan.cut(text);
        Fit best = new Alignment(text, from, end, shortForm, false).best();
        if (shortForm.charAt(0) == '[') {
            Fit placed = new Alignment(text, from, end, otherwise(shortForm), false).best();
            if (placed.isGood()) {
                best = placed;
            }
        }
        if (endsInPlural(shortForm)) {
            Fit singular = new Alignment(text, from, end, withoutLast(shortForm, 1), false).best();
            if (singular.isGood() && (!best.isGood() || singular.average() >= best.average())) {
                best = singular;
            }
        }
        if (!best.isGood()) {
            best = new Alignment(text, from, end, otherwise(shortForm), false).best();
        }
        if (!best.isGood()) {
            return Optional.empty();
        }
        int start = withLocants(text, from, best.start());
        if (end - start <= shortSpan.length() || !isBalanced(text, start, end)) {
            return Optional.empty();
        }
        return Optional.of(pair(text, shortSpan, new TextSpan(start, end)));
    }

    /** Whether all brackets that are opened are closed, and none else. */
    private static boolean isBalanced(String text, int from, int to) {
        int depth = 0;
        for (int i = from; i < to && depth >= 0; i++) {
            char mark = text.charAt(i);
            if (mark == '(' || mark == '[') {
                depth++;
            } else if (mark == ')' || mark == ']') {
                depth--;
            }
        }
        return depth == 0;
    }

    private static String withoutLast(String form, int count) {
        return form.substring(0, form.length() - count);
    }

    /**
     * What the letters of a short form are if they are not what they seem: without a number behind a hyphen (PLS-1), a sign
     * as the word for it (END+), the place of an ion's concentration in front ([Ca2+]i). Empty if there is nothing else.
     */
    private static String otherwise(String form) {
        int last = form.length() - 1;
        char end = form.charAt(last);
        if (last >= 4 && Character.isLetterOrDigit(end) && form.charAt(last - 1) == '-') {
            return withoutLast(form, 2);
        }
        if (end == ')' && last >= 3 && form.charAt(last - 2) == '(') {
            return otherwise(withoutLast(form, 3) + form.charAt(last - 1));
        }
        if (end == '+') {
            return withoutLast(form, 1) + "p";
        }
        if (end == '-' || end == '\u2212') {
            return withoutLast(form, 1) + "n";
        }
        boolean behindBracket = form.charAt(0) == '[' && last >= 3 && form.charAt(last - 1) == ']';
        if (behindBracket && Character.isLetter(end)) {
            return end + withoutLast(form, 1);
        }
        return "";
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
    private static int regionStart(String text, TextSpan shortForm, int end) {
        int limit = Math.max(0, end - REACH - REACH_FOR_EACH * shortForm.length());
        for (int i = end - 1; i > limit; i--) {
            char mark = text.charAt(i);
            boolean stop = mark == '.' || mark == '?' || mark == '!';
            if (stop
                    && i + 1 < end
                    && isSpace(text.charAt(i + 1))
                    && i + 2 < end
                    && Character.isUpperCase(text.charAt(i + 2))
                    && i > 1
                    && Character.isLetterOrDigit(text.charAt(i - 1))
                    && Character.isLetterOrDigit(text.charAt(i - 2))) {
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
        if (position < start && "(['".indexOf(text.charAt(position)) >= 0) {
            return start;
        }
        int letters = 0;
        for (int i = position; i < start; i++) {
            char character = text.charAt(i);
            if (Character.isLetter(character)) {
                letters++;
            } else {
                if (letters > 1 && !GREEK.contains(text.substring(i - letters, i))) {
                    return start;
                }
                letters = 0;
                if (!Character.isDigit(character) && "-,'[]()+".indexOf(character) < 0) {
                    return start;
                }
            }
        }
        if (letters > 1) {
            return start;
        }
        return position;
    }

    /** The best way to lay a short form over words, and where the long form then begins. */
    private record Fit(double worth, int letters, int start, boolean oneWord) {

        double average() {
            return worth / Math.max(1, letters);
        }

        boolean isGood() {
            if (letters == 0 || letters >= ENOUGH.length) {
                return false;
            }
            return average() >= ENOUGH[letters] || (oneWord && average() >= ENOUGH_IN_WORD[letters]);
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
            if (length > 0) {
                readWords();
            }
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
            String word = text.substring(start, wordEnd).toLowerCase(Locale.ROOT);
            if (STOP_WORDS.contains(word)) {
                return STOP_WORD_PASSED;
            }
            if (VERBS.contains(word)) {
                return VERB_PASSED;
            }
            if (GENERAL_WORDS.contains(word)) {
                return GENERAL_WORD_PASSED;
            }
            boolean part = (start > from && !isSpace(text.charAt(start - 1)))
                    || (wordEnd < end && text.charAt(wordEnd) == '-');
            if (part) {
                return PART_PASSED;
            }
            return WORD_PASSED;
        }

        Fit best() {
            if (count == 0 || count > MOST_LETTERS || end <= from) {
                return new Fit(IMPOSSIBLE, 0, from, false);
            }
            int length = end - from;
            double[][] worth = new double[count][length];
            int[][] begin = new int[count][length];
            for (int i = 0; i < count; i++) {
                Arrays.fill(worth[i], IMPOSSIBLE);
                for (int at = 0; at < length; at++) {
                    if (isLike(letters[i], at)) {
                        place(i, at, worth, begin);
                    }
                }
            }
            double best = IMPOSSIBLE;
            int start = from;
            for (int at = 0; at < length; at++) {
                if (worth[count - 1][at] > IMPOSSIBLE / 2) {
                    double total = worth[count - 1][at] + behind(at);
                    // Of equally good ways the one that begins further right: the long form is no longer than it must
                    // be.
                    if (total > best || (total == best && begin[count - 1][at] > start)) {
                        best = total;
                        start = begin[count - 1][at];
                    }
                }
            }
            int last = wordStarts[length - 1];
            boolean oneWord = start == last && end - start >= count + LONGER_WORD;
            return new Fit(best, count, start, oneWord);
        }

        private boolean isLike(char letter, int at) {
            if (Character.toLowerCase(text.charAt(from + at)) == letter) {
                return true;
            }
            if (letter < '0' || letter > '9' || wordStarts[at] != from + at) {
                return false;
            }
            return NUMBERS.get(letter - '0').stream()
                    .anyMatch(number -> text.regionMatches(true, from + at, number, 0, number.length()));
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
                if (isCapitalInside(at)) {
                    return CAPITAL_INSIDE;
                }
                return IN_BEGUN_WORD;
            }
            double passed = passed(wordStarts[before] - from + 1, wordStarts[at] - from);
            if (atStart) {
                return AT_START + passed;
            }
            if (isCapitalInside(at)) {
                return CAPITAL_INSIDE + passed;
            }
            return ANYWHERE + passed;
        }

        private boolean isCapitalInside(int at) {
            return Character.isUpperCase(text.charAt(from + at)) && Character.isLowerCase(text.charAt(from + at - 1));
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
