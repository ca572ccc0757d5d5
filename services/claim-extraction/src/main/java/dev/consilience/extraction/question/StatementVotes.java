package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.question.Reading.Item;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a text that carry a sign, each with what shows whether it says what the subject does to the object. */
final class StatementVotes {

    private static final int FAR = 30;
    private static final int WINDOW = 5;
    private static final int NEAR = 4;
    private static final int SHORT_PATH = 6;

    /** Beginnings of what takes a thing away, so that the contrary of what follows is said of the thing. */
    private static final List<String> REMOVALS = List.of(
            "knock",
            "deficien",
            "deplet",
            "null",
            "sirna",
            "shrna",
            "silenc",
            "delet",
            "ablat",
            "antagonis",
            "inhibit",
            "blocka",
            "blocker",
            "blocking",
            "absen",
            "loss",
            "lack",
            "haploinsuff",
            "dysfunction",
            "rnai",
            "antisense",
            "without",
            "disrupt",
            "inactiv",
            "neutraliz",
            "impair",
            "dominant",
            "mutant",
            "mutat",
            "siran",
            "suppress",
            "downregul");

    private static final Set<String> SHORT_REMOVALS = Set.of("ko", "kd");

    /** What may stand between such a word and the thing that it takes away. */
    private static final Set<String> LINKS = Set.of(
            "of",
            "the",
            "in",
            "-",
            "for",
            "against",
            "with",
            "by",
            "a",
            "(",
            "neuronal",
            "meningeal",
            "endogenous",
            "specific",
            "gene",
            "expression",
            "activity");

    private static final List<String> KNOWN = List.of(
            "subject",
            "object",
            "order",
            "distance",
            "objbane",
            "subbane",
            "negation",
            "manipulated",
            "turned",
            "length");
    /** What is known of the text's direction: stated as agreeing with the word or not. */
    private static final List<String> DIRECTED =
            List.of("turns", "product", "onear", "snear", "verb", "chain", "chain2", "vote", "between");

    private final Reading reading;
    private final Question question;
    private final List<Item> items;
    private final Facts known;
    private final List<Integer> places = new ArrayList<>();

    private StatementVotes(Reading reading, Question question, Facts known) {
        this.reading = reading;
        this.question = question;
        this.items = reading.items();
        this.known = known;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == Role.NONE && polarity(i) != 0) {
                places.add(i);
            }
        }
    }

    /**
     * The votes of a text, in order.
     *
     * @param known the facts of the text
     */
    static List<Vote> of(Reading reading, Question question, Facts known) {
        StatementVotes votes = new StatementVotes(reading, question, known);
        List<Vote> all = new ArrayList<>();
        for (int i = 0; i < votes.places.size(); i++) {
            all.add(votes.vote(i));
        }
        return all;
    }

    private int polarity(int index) {
        Item item = items.get(index);
        int direction =
                balance(item.has(Sign.UP) || item.has(Sign.PROMOTE), item.has(Sign.DOWN) || item.has(Sign.HINDER));
        if (direction != 0) {
            return direction;
        }
        int value = balance(item.has(Sign.GOOD), item.has(Sign.BAD));
        if (value != 0) {
            return value;
        }
        return balance(item.has(Sign.BOOST), item.has(Sign.BLOCK));
    }

    private static int balance(boolean more, boolean less) {
        if (more == less) {
            return 0;
        }
        if (more) {
            return 1;
        }
        return -1;
    }

    private String symbol(int index) {
        if (index < 0) {
            return "^";
        }
        if (index >= items.size()) {
            return "$";
        }
        return items.get(index).symbol();
    }

    private int nearest(int at, Role role) {
        int best = -1;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == role && (best < 0 || Math.abs(i - at) < Math.abs(best - at))) {
                best = i;
            }
        }
        return best;
    }

    private boolean removes(int index) {
        if (index < 0 || index >= items.size() || items.get(index).role() != Role.NONE) {
            return false;
        }
        String key = items.get(index).key();
        if (SHORT_REMOVALS.contains(key)) {
            return true;
        }
        for (String removal : REMOVALS) {
            if (key.startsWith(removal)) {
                return true;
            }
        }
        return false;
    }

    /** Where the word stands that takes a mention away: right behind it, or before it but for small words; or -1. */
    private int removal(int mention) {
        if (mention < 0) {
            return -1;
        }
        for (int i = mention + 1; i <= mention + 2; i++) {
            if (removes(i)) {
                return i;
            }
            if (i < items.size() && !LINKS.contains(items.get(i).key())) {
                break;
            }
        }
        for (int i = mention - 1; i >= mention - NEAR; i--) {
            if (removes(i)) {
                return i;
            }
            if (i < 0 || !LINKS.contains(items.get(i).key())) {
                break;
            }
        }
        return -1;
    }

    private Vote vote(int which) {
        int at = places.get(which);
        int polarity = polarity(at);
        int subject = nearest(at, Role.SUBJECT);
        int object = nearest(at, Role.OBJECT);
        Facts facts = new Facts();
        FeatureVector words = new FeatureVector();
        for (String name : KNOWN) {
            facts.put(name, known.get(name));
        }
        for (String name : DIRECTED) {
            facts.put(name, known.get(name) * polarity);
        }
        addKind(at, facts);
        facts.put("polarity", polarity);
        facts.put("count", Math.min(8, places.size()));
        facts.put("which", Math.min(8, which));
        facts.put("s", distance(at, subject));
        facts.put("o", distance(at, object));
        facts.put("s.sentence", sameSentence(at, subject));
        facts.put("o.sentence", sameSentence(at, object));
        facts.put("between.pair", subject >= 0 && object >= 0 && (subject < at) != (object < at));
        facts.put("negated", negated(at));
        addWay(at, subject, "s", facts, words);
        addWay(at, object, "o", facts, words);
        String where = where(at, subject, object);
        addRemovals(at, subject, object, where, facts, words);
        addWords(at, where, words);
        addOthers(which, where, facts, words);
        words.settle();
        return new Vote(polarity, facts, words);
    }

    private void addKind(int at, Facts facts) {
        Item item = items.get(at);
        facts.put("plain", item.has(Sign.UP) || item.has(Sign.DOWN));
        facts.put("promote", item.has(Sign.PROMOTE) || item.has(Sign.HINDER));
        facts.put("judges", item.has(Sign.GOOD) || item.has(Sign.BAD));
        facts.put("block", item.has(Sign.BLOCK) || item.has(Sign.BOOST));
    }

    private static int distance(int at, int mention) {
        if (mention < 0) {
            return FAR;
        }
        return Math.max(-FAR, Math.min(FAR, mention - at));
    }

    private boolean sameSentence(int at, int mention) {
        return mention >= 0
                && reading.sentence(items.get(mention).word())
                        == reading.sentence(items.get(at).word());
    }

    private boolean negated(int at) {
        for (int i = Math.max(0, at - NEAR); i < at; i++) {
            if (items.get(i).has(Sign.NEGATION)) {
                return true;
            }
        }
        return false;
    }

    /** The side of a word on which the subject and the object stand: "S_O", "_SO", "-_O" if the subject is not named. */
    private static String where(int at, int subject, int object) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        place(at, subject, "S", before, after);
        place(at, object, "O", before, after);
        return before + "_" + after;
    }

    private static void place(int at, int mention, String name, StringBuilder before, StringBuilder after) {
        if (mention < 0) {
            before.append('-');
        } else if (mention < at) {
            before.append(name);
        } else {
            after.append(name);
        }
    }

    private static String side(int index, int at) {
        if (index < at) {
            return "<";
        }
        return ">";
    }

    /** What takes the subject or the object away, and whether it is the word itself. */
    private void addRemovals(int at, int subject, int object, String where, Facts facts, FeatureVector words) {
        int ofSubject = removal(subject);
        int ofObject = removal(object);
        boolean anywhere = false;
        for (int i = 0; i < items.size(); i++) {
            anywhere |= items.get(i).role() == Role.SUBJECT && removal(i) >= 0;
        }
        facts.put("s.removed", ofSubject >= 0);
        facts.put("s.removed.any", anywhere);
        facts.put("o.removed", ofObject >= 0);
        facts.put("removes", removes(at));
        facts.put("removes.s", ofSubject == at);
        facts.put("removes.o", ofObject == at);
        StringBuilder removed = new StringBuilder();
        if (ofSubject >= 0) {
            removed.append('S');
        }
        if (ofObject >= 0) {
            removed.append('O');
        }
        if (ofSubject == at || ofObject == at) {
            removed.append('*');
        }
        words.add("removed", removed.toString());
        words.add("removedw", removed.toString(), symbol(at));
        words.add("removedx", removed.toString(), where);
    }

    private void addWords(int at, String where, FeatureVector words) {
        String word = symbol(at);
        words.add("bias");
        words.add("w", word);
        words.add("ww", word, where);
        words.add("where", where);
        words.add("wn", word, symbol(at + 1));
        words.add("wp", symbol(at - 1), word);
        words.add("next", where, symbol(at + 1));
        words.add("prev", where, symbol(at - 1));
        words.add("next2", symbol(at + 1), symbol(at + 2));
        words.add("prev2", symbol(at - 2), symbol(at - 1));
        words.add("neg", Boolean.toString(negated(at)), word);
        for (int i = Math.max(0, at - WINDOW); i <= Math.min(items.size() - 1, at + WINDOW); i++) {
            if (i != at) {
                words.add("near", side(i, at), symbol(i));
                if (!items.get(i).signs().isEmpty()) {
                    words.add("sign", word, side(i, at), symbol(i));
                }
            }
        }
        String object = Words.fold(question.object().name());
        words.add("obj", object);
        words.add("sub", Words.fold(question.subject().name()));
        words.add("wo", word, object);
        words.add("space", question.subject().namespace(), question.object().namespace());
        for (String part : reading.objectWords()) {
            words.add("part", part);
        }
    }

    /** Whether the words with a sign before and behind go the same way. */
    private void addOthers(int which, String where, Facts facts, FeatureVector words) {
        int at = places.get(which);
        StringBuilder others = new StringBuilder();
        for (int i = Math.max(0, which - 2); i <= Math.min(places.size() - 1, which + 2); i++) {
            if (i == which) {
                others.append('*');
                continue;
            }
            int other = places.get(i);
            int agreement = polarity(other) * polarity(at);
            if (agreement > 0) {
                others.append('=');
            } else {
                others.append('!');
            }
            facts.put("other" + (i - which), agreement);
            facts.put("other" + (i - which) + ".distance", distance(at, other));
        }
        words.add("others", others.toString(), where);
    }

    /** What stands between the word and a mention, and beside the mention. */
    private void addWay(int at, int mention, String name, Facts facts, FeatureVector words) {
        if (mention < 0) {
            return;
        }
        int signs = 0;
        int product = 1;
        int commas = 0;
        int joints = 0;
        int others = 0;
        StringBuilder path = new StringBuilder();
        for (int i = Math.min(at, mention) + 1; i < Math.max(at, mention); i++) {
            Item item = items.get(i);
            if (polarity(i) != 0) {
                signs++;
                product *= polarity(i);
                words.add(name + "over", item.symbol());
            } else if (item.key().equals(",")) {
                commas++;
            } else if (isJoint(item.key())) {
                joints++;
            }
            if (item.role() != Role.NONE) {
                others++;
            }
            if (Math.abs(at - mention) < SHORT_PATH) {
                path.append(item.symbol()).append(' ');
            }
        }
        if (signs == 0) {
            product = 0;
        }
        facts.put(name + ".signs", Math.min(5, signs));
        facts.put(name + ".product", product);
        facts.put(name + ".commas", Math.min(5, commas));
        facts.put(name + ".joints", Math.min(5, joints));
        facts.put(name + ".others", Math.min(5, others));
        for (int i = Math.max(0, mention - 3); i <= Math.min(items.size() - 1, mention + 2); i++) {
            if (i != mention && i != at && polarity(i) != 0) {
                facts.put(name + ".beside" + (i - mention), polarity(i));
            }
        }
        words.add(name + "path", side(mention, at), path.toString());
        String shape = Math.min(signs, 2) + " " + Math.min(1, commas) + Math.min(1, joints) + " "
                + Math.min(4, Math.abs(at - mention) / 3);
        words.add(name + "shape", side(mention, at), shape);
    }

    private static boolean isJoint(String key) {
        return key.equals("and") || key.equals("but") || key.equals(";") || key.equals("which");
    }
}
