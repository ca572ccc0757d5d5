package dev.consilience.extraction.question;

import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text read with a question in mind: which words speak of whom, which carry a sign, which say how sure a difference is, and
 * where the text speaks of the object.
 */
final class Reading {

    private static final Set<String> BREAKS =
            Set.of(";", "but", "while", "whereas", "however", "although", "though", "yet", "except");

    private static final Set<String> SHORTENED = Set.of("vs", "fig", "figs", "al", "e.g", "i.e", "approx", "no", "ref");

    private static final Set<String> COMPARATOR_WORDS = Set.of(
            "placebo",
            "control",
            "controls",
            "cg",
            "sham",
            "usual",
            "conventional",
            "standard",
            "vehicle",
            "nontreated",
            "untreated",
            "saline");

    private static final Set<String> SUBJECT_WORDS = Set.of(
            "intervention",
            "interventions",
            "experimental",
            "treatment",
            "treated",
            "active",
            "study",
            "drug",
            "program",
            "programme",
            "training",
            "supplementation",
            "supplemented",
            "ig",
            "eg",
            "trial",
            "exercise");

    private static final Set<String> ACTIVE_WORDS = Set.of(
            "intervention", "interventions", "experimental", "treated", "supplementation", "supplemented", "ig", "eg");
    private static final Set<String> NO_GROUPS = Set.of(
            "both", "two", "three", "four", "each", "the", "a", "this", "all", "between", "within", "inter", "same",
            "per", "every", "either", "age", "one", "by", "of", "whole", "any", "no", "among", "and", "in", "sub",
            "what", "which", "support", "focus", "peer");
    private static final int SHARED = 4;

    /**
     * A place of the text.
     *
     * @param symbol what stands there: the letter of a role, a mark for a number or a probability, or the stem of a word
     * @param word index of its first word
     */
    record Item(String symbol, String key, Role role, Set<Sign> signs, int word, int segment) {

        boolean has(Sign sign) {
            return signs.contains(sign);
        }

        boolean isArm() {
            return role == Role.SUBJECT || role == Role.COMPARATOR;
        }
    }

    private final List<Word> words;
    private final SignTable table;
    private final Role[] roles;
    private final List<Set<Sign>> signs = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Statistics statistics;
    private final int[] sentenceOf;
    private final int segments;
    private final int focus;
    private final Set<String> objectWords;

    private Reading(
            List<Word> words,
            Question question,
            SignTable table,
            Map<String, List<Word>> definitions,
            Aliases aliases) {
        this.words = words;
        this.table = table;
        this.roles = new Role[words.size()];
        NameMatcher subject = new NameMatcher(question.subject().name());
        NameMatcher object = new NameMatcher(question.object().name());
        subject.alias(aliases.of(question.subject().name()));
        object.alias(aliases.of(question.object().name()));
        NameMatcher comparator =
                new NameMatcher(question.comparator().map(Question.Party::name).orElse(""));
        subject.learn(definitions);
        object.learn(definitions);
        comparator.learn(definitions);
        NameMatcher.tellApart(subject, comparator);
        NameMatcher.tellApart(subject, object);
        NameMatcher.tellApart(comparator, object);
        this.objectWords = object.stems();
        for (int i = 0; i < roles.length; i++) {
            signs.add(signs(i));
        }
        mark(subject, comparator, object);
        if (question.comparator().isPresent()) {
            markShared(subject, Role.SUBJECT, Role.COMPARATOR);
            markShared(comparator, Role.COMPARATOR, Role.SUBJECT);
            markGenericArms();
            markOtherGroup();
        }
        this.statistics = Statistics.of(words);
        int[] segmentOf = new int[words.size()];
        this.sentenceOf = new int[words.size()];
        int sentence = 0;
        int segment = 0;
        int depth = 0;
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i).key();
            if (key.equals("(") || key.equals("[")) {
                depth++;
            } else if (key.equals(")") || key.equals("]")) {
                depth = Math.max(0, depth - 1);
            }
            sentenceOf[i] = sentence;
            if (endsSentence(i)) {
                segment++;
                sentence++;
                depth = 0;
            } else if (depth == 0 && BREAKS.contains(key)) {
                segment++;
            }
            segmentOf[i] = segment;
        }
        this.segments = segment + 1;
        this.focus = focus(object, segmentOf);
        fillItems(segmentOf);
    }

    static Reading of(
            List<Word> words,
            Question question,
            SignTable table,
            Map<String, List<Word>> definitions,
            Aliases aliases) {
        return new Reading(words, question, table, definitions, aliases);
    }

    static Reading of(String text, Question question, SignTable table, Aliases aliases) {
        List<Word> words = Words.of(text);
        return new Reading(words, question, table, NameMatcher.definitions(words), aliases);
    }

    /** What the table knows of a word; "t" denies only what it is written to, as in "didn't". */
    private Set<Sign> signs(int word) {
        String key = words.get(word).key();
        if (key.equals("t") && (word == 0 || !words.get(word - 1).key().equals("'"))) {
            return EnumSet.noneOf(Sign.class);
        }
        return table.signs(key);
    }

    private void mark(NameMatcher subject, NameMatcher comparator, NameMatcher object) {
        markWords(subject, comparator, object);
        spell(comparator, Role.COMPARATOR);
        spell(object, Role.OBJECT);
        spell(subject, Role.SUBJECT);
    }

    private void spell(NameMatcher name, Role role) {
        for (int i = 0; i < roles.length; i++) {
            int length = name.spelled(words, i);
            for (int j = i; j < i + length; j++) {
                roles[j] = role;
            }
        }
    }

    private void markWords(NameMatcher subject, NameMatcher comparator, NameMatcher object) {
        for (int i = 0; i < roles.length; i++) {
            Word word = words.get(i);
            roles[i] = Role.NONE;
            if (!word.isWord()) {
                continue;
            }
            String group = group(i);
            if (!group.isEmpty()
                    && subject.groups().contains(group)
                    && !comparator.groups().contains(group)) {
                roles[i] = Role.SUBJECT;
            } else if (!group.isEmpty()
                    && comparator.groups().contains(group)
                    && !subject.groups().contains(group)) {
                roles[i] = Role.COMPARATOR;
            } else if (!subject.match(word).isEmpty()) {
                roles[i] = Role.SUBJECT;
            } else if (!comparator.match(word).isEmpty()) {
                roles[i] = Role.COMPARATOR;
            } else if (!object.match(word).isEmpty()) {
                roles[i] = Role.OBJECT;
            }
        }
    }

    /** The letter or number of a group, as "B" in "group B"; else empty. */
    private String group(int word) {
        String key = words.get(word).key();
        if (key.length() > 3 || word == 0) {
            return "";
        }
        String before = words.get(word - 1).key();
        if (before.equals("group") || before.equals("groups") || before.equals("arm")) {
            return key;
        }
        return "";
    }

    /** "The control group", "the intervention": arms by what they are and not by name. */
    private void markGenericArms() {
        boolean subjectNamed = has(Role.SUBJECT);
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] != Role.NONE) {
                continue;
            }
            String key = words.get(i).key();
            if (COMPARATOR_WORDS.contains(key)) {
                roles[i] = Role.COMPARATOR;
            } else if (SUBJECT_WORDS.contains(key)
                    && (beforeGroup(i) || (!subjectNamed && ACTIVE_WORDS.contains(key)))) {
                roles[i] = Role.SUBJECT;
            }
        }
    }

    /** What two arms have in common stands for the one that has no more, unless the other's own words are next to it. */
    private void markShared(NameMatcher name, Role role, Role other) {
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == Role.NONE && name.matchesShared(words.get(i)) && !near(i, other)) {
                roles[i] = role;
            }
        }
    }

    private boolean near(int word, Role role) {
        for (int i = Math.max(0, word - SHARED); i < Math.min(roles.length, word + SHARED + 1); i++) {
            if (roles[i] == role) {
                return true;
            }
        }
        return false;
    }

    /** "The remediation group": where one arm only is known in a text, a group of another name is the other arm. */
    private void markOtherGroup() {
        boolean subject = has(Role.SUBJECT);
        if (subject == has(Role.COMPARATOR)) {
            return;
        }
        Role missing = Role.SUBJECT;
        if (subject) {
            missing = Role.COMPARATOR;
        }
        for (int i = 1; i < roles.length; i++) {
            boolean group =
                    words.get(i).key().equals("group") || words.get(i).key().equals("arm");
            if (group
                    && roles[i] == Role.NONE
                    && roles[i - 1] == Role.NONE
                    && words.get(i - 1).isWord()
                    && !NO_GROUPS.contains(words.get(i - 1).key())) {
                roles[i - 1] = missing;
            }
        }
    }

    /** A full stop, unless what follows shows that it ends no more than an abbreviation. */
    private boolean endsSentence(int word) {
        String key = words.get(word).key();
        if (key.equals("?")) {
            return true;
        }
        if (!key.equals(".")
                || (word > 0 && SHORTENED.contains(words.get(word - 1).key()))) {
            return false;
        }
        if (word + 1 >= words.size()) {
            return true;
        }
        Word following = words.get(word + 1);
        boolean apart = following.span().start() > words.get(word).span().end();
        return apart && (Character.isUpperCase(following.text().charAt(0)) || following.isNumber());
    }

    /** The number of the sentence that a word stands in. */
    int sentence(int word) {
        return sentenceOf[word];
    }

    private boolean beforeGroup(int word) {
        return word + 1 < roles.length
                && (words.get(word + 1).key().startsWith("group")
                        || words.get(word + 1).key().equals("arm"));
    }

    private boolean has(Role role) {
        for (Role found : roles) {
            if (found == role) {
                return true;
            }
        }
        return false;
    }

    /** The segment that speaks most of the object; of several the first. */
    private int focus(NameMatcher object, int[] segmentOf) {
        int[] shares = new int[segments];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == Role.OBJECT && seen.add(segmentOf[i] + " " + object.match(words.get(i)))) {
                shares[segmentOf[i]]++;
            }
        }
        int best = 0;
        for (int i = 1; i < segments; i++) {
            if (shares[i] > shares[best]) {
                best = i;
            }
        }
        return best;
    }

    private void fillItems(int[] segmentOf) {
        Role last = Role.NONE;
        for (int i = 0; i < roles.length; i++) {
            Word word = words.get(i);
            String statistic = statistics.symbol(i);
            if (!statistic.isEmpty()) {
                items.add(new Item(statistic, statistic, Role.NONE, EnumSet.noneOf(Sign.class), i, segmentOf[i]));
                last = Role.NONE;
                i = Math.max(i, statistics.end(i) - 1);
                continue;
            }
            if (roles[i] != Role.NONE) {
                if (roles[i] != last) {
                    items.add(new Item(roles[i].symbol(), word.key(), roles[i], signs.get(i), i, segmentOf[i]));
                }
                last = roles[i];
                continue;
            }
            if (word.text().equals("-") && last != Role.NONE) {
                continue;
            }
            last = Role.NONE;
            String symbol = word.stem();
            if (word.isNumber()) {
                symbol = "#";
            }
            items.add(new Item(symbol, word.key(), Role.NONE, signs.get(i), i, segmentOf[i]));
        }
    }

    SignTable table() {
        return table;
    }

    List<Word> words() {
        return words;
    }

    Role role(int word) {
        return roles[word];
    }

    List<Item> items() {
        return items;
    }

    Statistics statistics() {
        return statistics;
    }

    int segments() {
        return segments;
    }

    int focus() {
        return focus;
    }

    Set<String> objectWords() {
        return objectWords;
    }
}
