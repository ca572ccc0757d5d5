package dev.consilience.extraction.question;

import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recognizes a name in a text by its words, however they are bent, turned round or shortened: "Receptors, Dopamine" in
 * "dopamine receptor", "median survival time" in "MST", "sulphadoxine-pyrimethamine (SP)" in "SP".
 */
final class NameMatcher {

    /** Words that are part of many names and tell none from another. */
    private static final Set<String> COMMON = Set.of(
            "of",
            "the",
            "a",
            "an",
            "and",
            "or",
            "in",
            "on",
            "at",
            "to",
            "for",
            "by",
            "with",
            "from",
            "per",
            "as",
            "is",
            "was",
            "be",
            "plus",
            "mg",
            "ml",
            "kg",
            "g",
            "group",
            "groups",
            "patient",
            "patients",
            "day",
            "days",
            "daily",
            "dose",
            "mean",
            "rate",
            "score",
            "scores",
            "total",
            "number",
            "treatment",
            "therapy",
            "level",
            "levels",
            "change",
            "changes",
            "after",
            "before",
            "during",
            "between",
            "time",
            "weeks",
            "week",
            "months",
            "month",
            "years",
            "year",
            "using",
            "combined",
            "combination",
            "alone",
            "protein",
            "human",
            "all",
            "who",
            "that",
            "were",
            "had",
            "not",
            "then",
            "than",
            "used",
            "given",
            "received",
            "followed",
            "oral",
            "type",
            "cell",
            "cells",
            "process");

    private static final int FUZZY = 5;
    private static final int LONGEST = 7;
    private static final int SHORT = 3;
    private static final Map<String, String> GREEK = new TreeMap<>(
            Map.of("alpha", "a", "beta", "b", "gamma", "g", "delta", "d", "epsilon", "e", "kappa", "k", "zeta", "z"));

    private final Set<String> stems = new LinkedHashSet<>();
    private final Set<String> shortForms = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> shared = new LinkedHashSet<>();
    private final Set<String> compact = new LinkedHashSet<>();
    private final Set<String> small = new LinkedHashSet<>();

    NameMatcher(String name) {
        List<Word> words = Words.of(name);
        addSpelling(name);
        StringBuilder initials = new StringBuilder();
        String before = "";
        for (Word word : words) {
            if (!word.isWord()) {
                continue;
            }
            if ((before.equals("group") || before.equals("arm")) && word.key().length() <= 3) {
                groups.add(word.key());
            }
            before = word.key();
            all.add(word.stem());
            if (isShortForm(word.text())) {
                shortForms.add(word.key());
            }
            if (!COMMON.contains(word.key())) {
                stems.add(word.stem());
                keys.add(word.key());
            }
            if (!word.isNumber()
                    && !word.key().equals("s")
                    && !(COMMON.contains(word.key()) && word.key().length() <= 3)) {
                initials.append(word.key().charAt(0));
            }
        }
        if (stems.isEmpty()) {
            words.stream().filter(Word::isWord).forEach(word -> {
                stems.add(word.stem());
                keys.add(word.key());
            });
        }
        if (initials.length() >= 2 && initials.length() <= 6) {
            shortForms.add(initials.toString());
        }
    }

    /** Forgets what another name has as well, so that what is left tells the two apart. */
    static void tellApart(NameMatcher one, NameMatcher other) {
        Set<String> common = new LinkedHashSet<>(one.stems);
        common.retainAll(other.stems);
        one.forget(common, other);
        other.forget(common, one);
        Set<String> commonShort = new LinkedHashSet<>(one.shortForms);
        commonShort.retainAll(other.shortForms);
        one.shortForms.removeAll(commonShort);
        other.shortForms.removeAll(commonShort);
    }

    /** "Sensor on" and "sensor off": where nothing else tells two names apart, small words do. */
    private void forget(Set<String> common, NameMatcher other) {
        if (stems.isEmpty()) {
            return;
        }
        stems.removeAll(common);
        if (stems.isEmpty()) {
            stems.addAll(all);
            stems.removeAll(other.all);
            shared.addAll(common);
        }
    }

    /** Whether a word is one that the name has only in common with the other, as "drug" in "drug" and "drug with exercise". */
    boolean matchesShared(Word word) {
        return stems.isEmpty() && shared.contains(word.stem());
    }

    /** Adds short forms that a text defines for words of this name, by the long forms' words. */
    void learn(Map<String, List<Word>> definitions) {
        definitions.forEach((shortForm, words) -> {
            long content =
                    words.stream().filter(word -> !COMMON.contains(word.key())).count();
            long matched = words.stream()
                    .filter(word -> !COMMON.contains(word.key()) && stems.contains(word.stem()))
                    .count();
            if (content > 0 && matched * 2 > content) {
                shortForms.add(shortForm);
            }
            if (shortForms.contains(shortForm) || keys.contains(shortForm)) {
                words.stream()
                        .filter(word -> !COMMON.contains(word.key()) && word.isWord())
                        .forEach(word -> stems.add(word.stem()));
            }
        });
    }

    /** Adds other phrases for the same thing. */
    void alias(List<String> phrases) {
        for (String phrase : phrases) {
            addSpelling(phrase);
        }
    }

    private void addSpelling(String phrase) {
        String spelling = compact(phrase);
        if (spelling.length() < 2) {
            return;
        }
        compact.add(spelling);
        if (spelling.length() <= SHORT && phrase.equals(phrase.toLowerCase(Locale.ROOT))) {
            small.add(spelling);
        }
    }

    /** A spelling in which "GSK-3β", "GSK3B" and "gsk 3 beta" are one. */
    static String compact(String phrase) {
        StringBuilder letters = new StringBuilder();
        for (Word word : Words.of(phrase)) {
            if (word.isWord()) {
                letters.append(GREEK.getOrDefault(word.key(), word.key()));
            }
        }
        String plain = letters.toString();
        for (Map.Entry<String, String> greek : GREEK.entrySet()) {
            plain = plain.replace(greek.getKey(), greek.getValue());
        }
        return plain;
    }

    /**
     * How many words from a word on spell the name without a gap, hyphens and Greek letters aside.
     *
     * @return 0 if none do
     */
    int spelled(List<Word> words, int from) {
        StringBuilder letters = new StringBuilder();
        boolean capital = false;
        for (int i = from; i < Math.min(words.size(), from + LONGEST); i++) {
            Word word = words.get(i);
            if (!word.isWord()) {
                if (word.key().equals("-") && i > from) {
                    continue;
                }
                return 0;
            }
            capital |= word.text().chars().anyMatch(Character::isUpperCase);
            letters.append(compact(word.text()));
            String spelling = letters.toString();
            // "AD" is no "ad", but "tau" is written small.
            boolean written = capital || spelling.length() > SHORT || small.contains(spelling);
            if (written && compact.contains(spelling)) {
                return i - from + 1;
            }
        }
        return 0;
    }

    /** Letters or numbers of groups that the name gives. */
    Set<String> groups() {
        return groups;
    }

    /** The words that count, as stems. */
    Set<String> stems() {
        return stems;
    }

    /** Whether a word of a text belongs to the name; which of its words it is, or empty. */
    String match(Word word) {
        if (stems.contains(word.stem())) {
            return word.stem();
        }
        if (word.text().length() >= 2 && shortForms.contains(word.key()) && isShortForm(word.text())) {
            return word.key();
        }
        if (word.key().length() > FUZZY) {
            for (String stem : stems) {
                if (stem.length() >= FUZZY && near(stem, word.key())) {
                    return stem;
                }
            }
        }
        return "";
    }

    private static boolean near(String stem, String key) {
        int shared = 0;
        int most = Math.min(stem.length(), key.length());
        while (shared < most && stem.charAt(shared) == key.charAt(shared)) {
            shared++;
        }
        return shared >= FUZZY && shared >= stem.length() - 2 && key.length() - shared <= 4;
    }

    private static boolean isShortForm(String text) {
        if (text.length() < 2 || text.length() > 10) {
            return false;
        }
        int capitals = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                capitals++;
            }
        }
        return capitals >= 2 || (capitals == 1 && text.toUpperCase(Locale.ROOT).equals(text));
    }

    /** Short forms that words define in brackets, with the words of their long forms. */
    static Map<String, List<Word>> definitions(List<Word> words) {
        Map<String, List<Word>> found = new LinkedHashMap<>();
        for (int i = 1; i + 2 < words.size() + 1; i++) {
            Word word = words.get(i);
            if (!isShortForm(word.text()) || !words.get(i - 1).text().equals("(")) {
                continue;
            }
            List<Word> longForm = longForm(words, i);
            if (!longForm.isEmpty()) {
                found.putIfAbsent(word.key(), longForm);
            }
        }
        return found;
    }

    /** The words before a bracket whose first letters spell the short form; the shortest run that does. */
    private static List<Word> longForm(List<Word> words, int shortForm) {
        String letters = words.get(shortForm).key().replaceAll("[^a-z]", "");
        if (letters.isEmpty()) {
            return List.of();
        }
        List<Word> before = new ArrayList<>();
        int next = letters.length() - 1;
        for (int i = shortForm - 2; i >= 0 && before.size() < letters.length() * 2 + 2; i--) {
            Word word = words.get(i);
            if (!word.isWord() && !word.text().equals("-")) {
                break;
            }
            before.add(0, word);
            if (next >= 0 && word.key().charAt(0) == letters.charAt(next)) {
                next--;
            } else if (next >= 0 && word.key().indexOf(letters.charAt(next)) > 0 && next > 0) {
                int inner = word.key().indexOf(letters.charAt(next));
                if (word.key().charAt(0) == letters.charAt(next - 1) && inner > 0) {
                    next -= 2;
                }
            }
            if (next < 0) {
                return before;
            }
        }
        return List.of();
    }
}
