package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts biomedical prose into sentences.
 *
 * <p>A sentence ends at a full stop, a question mark or an exclamation mark that is followed by white space and something
 * that can begin a sentence, unless the mark belongs to an abbreviation, an initial, a number or a bracketed aside. It also
 * ends where a line ends, when the line looks finished: a heading, an item of a list, a paragraph.
 */
public final class SentenceSplitter {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "prof", "mr", "mrs", "ms", "st", "fig", "figs", "e.g", "i.e", "eg", "ie", "vs", "ca", "cf", "approx",
            "no", "nos", "eq", "eqs", "ref", "refs", "var", "subsp", "ssp", "viz", "tab", "suppl", "dept", "univ",
            "incl", "c.f", "v.s", "exp", "chap", "sec");

    /** Abbreviations that a sentence may also end with; the next word decides. */
    private static final Set<String> ROUTES = Set.of(
            "i.p", "i.v", "s.c", "i.t", "i.c.v", "p.o", "i.m", "i.d", "i.n", "i.c", "i.g", "i.a", "i.pl", "e.c",
            "b.i.d", "t.i.d", "q.i.d", "q.d", "u.s", "u.k", "b.w", "p.i", "p.c", "s.d", "s.e", "s.e.m", "a.m", "p.m",
            "ph.d", "m.d", "al", "etc", "min", "max", "vol", "jr", "sr", "spp", "sp", "resp", "inc", "ltd", "co", "hr",
            "hrs", "wk", "wt");

    /** A single capital behind one of these is no initial: "vitamin C. Patients". */
    private static final Set<String> LETTERED = Set.of(
            "vitamin",
            "hepatitis",
            "type",
            "group",
            "class",
            "grade",
            "stage",
            "factor",
            "influenza",
            "complex",
            "arm",
            "phase",
            "panel",
            "schedule",
            "experiment",
            "study",
            "kinase",
            "protein",
            "immunoglobulin",
            "subtype",
            "receptor",
            "and",
            "or");

    private static final Set<String> SENTENCE_STARTERS = Set.of(
            "the",
            "this",
            "these",
            "those",
            "we",
            "our",
            "in",
            "it",
            "however",
            "moreover",
            "furthermore",
            "here",
            "there",
            "a",
            "an",
            "to",
            "after",
            "both",
            "all",
            "also",
            "thus",
            "therefore",
            "additionally",
            "rats",
            "mice",
            "when",
            "while",
            "although",
            "conversely",
            "finally",
            "together",
            "by",
            "for",
            "at",
            "on",
            "as",
            "no",
            "taken",
            "treatment",
            "animals",
            "patients",
            "results",
            "consistent",
            "similarly",
            "specifically",
            "using",
            "acute",
            "chronic",
            "behavioral",
            "western",
            "moreover,",
            "its",
            "their",
            "overall",
            "notably",
            "importantly");

    private static final int LONGEST_CITATION = 16;
    private static final int LONGEST_WORD = 24;
    private static final int SHORT_LINE = 60;
    private static final int WRAPPED_LINE = 120;

    private SentenceSplitter() {}

    /** The sentences, in order, without surrounding white space; together they cover all that is not white space. */
    public static List<TextSpan> split(String text) {
        List<TextSpan> sentences = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char mark = text.charAt(i);
            if (mark == '(' || mark == '[') {
                depth++;
            } else if (mark == ')' || mark == ']') {
                depth = Math.max(0, depth - 1);
            } else if (mark == '\n') {
                if (isHardBreak(text, start, i)) {
                    add(text, start, i, sentences);
                    start = i + 1;
                    depth = 0;
                }
            } else if (mark == '.' || mark == '?' || mark == '!') {
                int end = afterClosingMarks(text, i + 1);
                boolean inAside = depth > 0 && closesSoon(text, i + 1);
                if (!inAside && endsSentence(text, start, i, end)) {
                    add(text, start, end, sentences);
                    start = end;
                    i = end - 1;
                    depth = 0;
                }
            }
        }
        add(text, start, text.length(), sentences);
        return sentences;
    }

    private static void add(String text, int from, int to, List<TextSpan> sentences) {
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new TextSpan(start, end));
        }
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isHardBreak(String text, int start, int newline) {
        int lineStart = Math.max(start, text.lastIndexOf('\n', newline - 1) + 1);
        String line = text.substring(lineStart, Math.max(lineStart, newline)).strip();
        int next = newline + 1;
        while (next < text.length() && text.charAt(next) != '\n' && isSpace(text.charAt(next))) {
            next++;
        }
        if (next >= text.length() || text.charAt(next) == '\n' || line.isEmpty()) {
            return true;
        }
        if (line.length() < SHORT_LINE || line.length() > WRAPPED_LINE) {
            return true;
        }
        char last = line.charAt(line.length() - 1);
        return ".!?:;\"”)".indexOf(last) >= 0 || "•*-–".indexOf(text.charAt(next)) >= 0;
    }

    private static int afterClosingMarks(String text, int from) {
        int position = from;
        while (position < text.length() && ")]\"'”’".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        // So do numbers set high there that lost their place: "gone.12,13 The".
        if (position == from && isNumberBehindWord(text, from)) {
            return endOfNumbers(text, from);
        }
        // A reference in square brackets after the full stop belongs to the sentence before it.
        if (position < text.length() && text.charAt(position) == '[') {
            int close = text.indexOf(']', position);
            if (close > 0 && close - position < 20 && Character.isDigit(text.charAt(position + 1))) {
                return close + 1;
            }
        }
        return position;
    }

    private static boolean isNumberBehindWord(String text, int from) {
        return from > 4
                && from < text.length()
                && Character.isDigit(text.charAt(from))
                && Character.isLowerCase(text.charAt(from - 2))
                && Character.isLowerCase(text.charAt(from - 3))
                && Character.isLowerCase(text.charAt(from - 4))
                && endOfNumbers(text, from) > from;
    }

    /** The end of numbers, commas and dashes that white space and a capital follow; else where they begin. */
    private static int endOfNumbers(String text, int from) {
        int end = from;
        while (end < text.length()
                && end < from + LONGEST_CITATION
                && (Character.isDigit(text.charAt(end)) || ",-\u2013".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean opens =
                end + 1 < text.length() && isSpace(text.charAt(end)) && Character.isUpperCase(text.charAt(end + 1));
        if (opens || end == text.length()) {
            return end;
        }
        return from;
    }

    private static boolean closesSoon(String text, int from) {
        for (int i = from; i < text.length() && i < from + 200; i++) {
            char mark = text.charAt(i);
            if (mark == ')' || mark == ']') {
                return true;
            }
            if (mark == '(' || mark == '[' || mark == '\n') {
                return false;
            }
        }
        return false;
    }

    private static boolean endsSentence(String text, int start, int mark, int end) {
        if (end >= text.length()) {
            return true;
        }
        if (!isSpace(text.charAt(end))) {
            return false;
        }
        int next = end;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        if (next >= text.length()) {
            return true;
        }
        if (text.charAt(mark) != '.') {
            return beginsSentence(text, next);
        }
        String before = wordBefore(text, start, mark);
        String nextWord = wordAt(text, next);
        if (ABBREVIATIONS.contains(before)) {
            return false;
        }
        boolean initial = before.length() == 1 && Character.isUpperCase(text.charAt(mark - 1));
        if (initial && mark - 2 > start && LETTERED.contains(wordBefore(text, start, mark - 2))) {
            return beginsSentence(text, next);
        }
        if (initial) {
            return SENTENCE_STARTERS.contains(nextWord);
        }
        if (ROUTES.contains(before)) {
            return SENTENCE_STARTERS.contains(nextWord) && Character.isUpperCase(text.charAt(next));
        }
        return beginsSentence(text, next);
    }

    private static boolean beginsSentence(String text, int next) {
        char first = text.charAt(next);
        if (Character.isUpperCase(first) || Character.isDigit(first) || "\"'“‘([*•".indexOf(first) >= 0) {
            return true;
        }
        // Names such as mTOR, siRNA, p53 or c-Fos keep their small first letters.
        if (!Character.isLowerCase(first) || next + 1 >= text.length()) {
            return false;
        }
        char second = text.charAt(next + 1);
        boolean hyphenated = second == '-' && next + 2 < text.length() && Character.isUpperCase(text.charAt(next + 2));
        return Character.isDigit(second) || hyphenated || hasCapital(text, next);
    }

    private static boolean hasCapital(String text, int from) {
        for (int i = from; i < text.length() && Character.isLetterOrDigit(text.charAt(i)); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String wordBefore(String text, int start, int mark) {
        int from = mark;
        while (from > start
                && mark - from < LONGEST_WORD
                && (Character.isLetterOrDigit(text.charAt(from - 1))
                        || (text.charAt(from - 1) == '.'
                                && from - 1 > start
                                && Character.isLetter(text.charAt(from - 2))))) {
            from--;
        }
        return text.substring(from, mark).toLowerCase(Locale.ROOT);
    }

    private static String wordAsPrinted(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static String wordAt(String text, int from) {
        return wordAsPrinted(text, from).toLowerCase(Locale.ROOT);
    }
}
