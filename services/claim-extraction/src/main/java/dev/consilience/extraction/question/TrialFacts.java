package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.question.Reading.Item;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The few things that count in words about a trial: which signs stand with which arm, what the numbers of the arms are, how sure
 * the difference is, whether one is denied.
 */
final class TrialFacts {

    private static final int NEAR = 5;
    private static final int FAR = 30;
    private static final int COMPARED = 9;
    /** What stands before the arm that another is measured against. */
    private static final Set<String> COMPARISON = Set.of(
            "than",
            "versus",
            "vs",
            "compared",
            "comparison",
            "comparing",
            "compare",
            "relative",
            "contrast",
            "against",
            "unlike",
            "opposed");

    private static final Set<String> COPULAS = Set.of("was", "were", "is", "are", "had", "showed", "has", "be", "been");
    private static final Set<String> BREAKS =
            Set.of(";", "but", "while", "whereas", "however", "although", "and", "with", "which", "as");
    private static final Set<String> PREPOSITIONS = Set.of(
            "in",
            "for",
            "with",
            "of",
            "among",
            "on",
            "receiving",
            "by",
            "at",
            "after",
            "assigned",
            "given",
            "taking",
            "who",
            "patients",
            "subjects",
            "participants");
    private static final Set<String> MORE =
            Set.of("greater", "more", "larger", "stronger", "greatest", "higher", "most");
    private static final Set<String> LESS = Set.of("less", "smaller", "lesser", "least", "lower");
    private static final Set<String> VERSUS = Set.of("versus", "vs", "v", "compared", "against", "than", "to");

    private static final Set<String> PARTS = Set.of(
            "limb",
            "limbs",
            "extremity",
            "extremities",
            "leg",
            "limit",
            "back",
            "body",
            "respiratory",
            "urinary",
            "third",
            "abdominal",
            "jaw",
            "lip",
            "molar",
            "molars",
            "teeth");

    private final Reading reading;
    private final List<Item> items;
    private final Facts facts = new Facts();
    private final int objectAt;
    private final int focusSentence;
    private final boolean bane;

    private final FeatureSink sink;

    private TrialFacts(Reading reading, Question question, FeatureSink sink) {
        this.sink = sink;
        this.reading = reading;
        this.items = reading.items();
        int banes = 0;
        int first = 0;
        boolean firstPart = true;
        for (Word word : Words.of(question.object().name())) {
            firstPart &= !word.key().equals(",") && !word.key().equals("and");
            if (reading.table().signs(word.key()).contains(Sign.BANE)) {
                banes++;
                if (firstPart) {
                    first++;
                }
            }
        }
        facts.put("banes.first", first);
        this.bane = first > 0;
        int object = -1;
        int sentence = -1;
        for (int i = 0; i < items.size() && object < 0; i++) {
            if (items.get(i).role() == Role.OBJECT && items.get(i).segment() == reading.focus()) {
                object = i;
                sentence = reading.sentence(items.get(i).word());
            }
        }
        this.objectAt = object;
        this.focusSentence = sentence;
        facts.put("banes", banes);
        int up = 0;
        int good = 0;
        for (Word word : Words.of(question.object().name())) {
            Set<Sign> signs = reading.table().signs(word.key());
            if (signs.contains(Sign.UP) && isChange(word.key())) {
                up++;
            } else if (signs.contains(Sign.DOWN)
                    && isChange(word.key())
                    && !word.key().startsWith("loss")) {
                up--;
            }
            if (signs.contains(Sign.GOOD)) {
                good++;
            } else if (signs.contains(Sign.BAD)) {
                good--;
            }
        }
        facts.put("object.up", up);
        facts.put("object.good", good);
        int written = 0;
        for (Item item : items) {
            if (item.role() == Role.OBJECT && isChange(item.key())) {
                written += direction(item);
            }
        }
        facts.put("object.written", written);
    }

    int objectAt() {
        return objectAt;
    }

    boolean bane() {
        return bane;
    }

    float get(String name) {
        return facts.get(name);
    }

    boolean compares(int index) {
        return index >= 0 && COMPARISON.contains(items.get(index).key());
    }

    Facts facts() {
        return facts;
    }

    static TrialFacts of(Reading reading, Question question, FeatureSink sink) {
        TrialFacts facts = new TrialFacts(reading, question, sink);
        facts.addSigns();
        facts.addNear();
        facts.addStatistics();
        facts.addNumbers();
        facts.addShape();
        for (String name : facts.facts.names()) {
            sink.add("fact", name, Integer.toString(Math.round(Math.max(-3, Math.min(3, facts.facts.get(name))))));
        }
        String[] main = {"near.vote", "s.vote", "s.numbers", "p.after", "s.nodiffer", "s.goodvote", "s.side"};
        for (int i = 0; i < main.length; i++) {
            for (int j = i + 1; j < main.length; j++) {
                sink.add(
                        "pair" + main[i],
                        main[j],
                        Integer.toString(
                                Math.round(facts.facts.get(main[i])) * 10 + Math.round(facts.facts.get(main[j]))));
            }
        }
        return facts;
    }

    boolean sameSentence(int first, int second) {
        return reading.sentence(items.get(first).word())
                == reading.sentence(items.get(second).word());
    }

    boolean inFocus(int index) {
        return items.get(index).segment() == reading.focus();
    }

    boolean inSentence(int index) {
        return focusSentence < 0 || reading.sentence(items.get(index).word()) == focusSentence;
    }

    /** On whose side a word of direction stands: 1 with the subject, -1 with the comparator, 0 if no arm is named. */
    int orientation(int index) {
        boolean than = false;
        for (int i = index + 1; i < items.size() && sameSentence(index, i) && i < index + FAR; i++) {
            than |= COMPARISON.contains(items.get(i).key());
            if (items.get(i).isArm()) {
                if (!than) {
                    break;
                }
                // "higher with S than with C": the arm before "than" is the one that counts; else the one behind it.
                if (items.get(i).role() == Role.COMPARATOR) {
                    return 1;
                }
                return -1;
            }
        }
        int before = arm(index, -1);
        int after = arm(index, 1);
        if (before != 0 && !comparedBefore(index)) {
            return before;
        }
        if (after != 0) {
            return after;
        }
        return -before;
    }

    /** Whether the nearest arm before a word is only what is compared with: "compared with C, ... was higher". */
    private boolean comparedBefore(int index) {
        for (int i = index - 1; i >= 0 && sameSentence(i, index); i--) {
            if (items.get(i).isArm()) {
                for (int j = i - 1;
                        j >= Math.max(0, i - COMPARED) && !items.get(j).isArm();
                        j--) {
                    if (COMPARISON.contains(items.get(j).key())) {
                        return true;
                    }
                    if (items.get(j).key().equals(",") || items.get(j).symbol().equals("#")) {
                        return false;
                    }
                }
                return false;
            }
        }
        return false;
    }

    /** The side of the nearest arm before or behind a word in its sentence. */
    private int arm(int index, int step) {
        for (int i = index + step; i >= 0 && i < items.size() && sameSentence(i, index); i += step) {
            if (items.get(i).role() == Role.SUBJECT) {
                return 1;
            }
            if (items.get(i).role() == Role.COMPARATOR) {
                return -1;
            }
        }
        return 0;
    }

    boolean negated(int index) {
        for (int i = Math.max(0, index - NEAR); i < index; i++) {
            if (items.get(i).has(Sign.NEGATION) && sameSentence(i, index)) {
                return true;
            }
        }
        return false;
    }

    /** Which way a word goes by what stands before it too: "less reduction" is up, in "greater reduction" only the noun counts. */
    int direction(int index) {
        Item item = items.get(index);
        if (isDegree(index) || isBound(index)) {
            return 0;
        }
        int degree = degree(index);
        if (degree != 0) {
            return degree * direction(items.get(measured(index)));
        }
        if (measures(index)) {
            return 0;
        }
        int direction = direction(item);
        if (direction != 0 && lessened(index)) {
            return -direction;
        }
        return direction;
    }

    /** 1 for "greater" and -1 for "smaller" where they say how large a change is that is named before; else 0. */
    private int degree(int index) {
        String key = items.get(index).key();
        boolean more = MORE.contains(key) || key.equals("pronounced") || key.equals("marked");
        if ((!more && !LESS.contains(key)) || measured(index) < 0) {
            return 0;
        }
        if (more) {
            return 1;
        }
        return -1;
    }

    /** The change whose size a word tells, as "reduction" is in "the reduction in pain was greater"; or -1. */
    private int measured(int index) {
        boolean copula = false;
        for (int i = index - 1; i >= Math.max(0, index - FAR) && sameSentence(i, index); i--) {
            Item item = items.get(i);
            copula |= COPULAS.contains(item.key());
            if (item.key().equals(";") || item.key().equals("but") || item.key().equals("while")) {
                return -1;
            }
            if (copula && item.role() == Role.NONE && isNoun(item.key())) {
                return i;
            }
            if (item.role() == Role.NONE && direction(item) != 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isNoun(String key) {
        return key.startsWith("reduction")
                || key.equals("decrease")
                || key.equals("decreases")
                || key.equals("increase")
                || key.equals("increases")
                || key.equals("decline")
                || key.equals("declines")
                || key.equals("rise")
                || key.equals("fall")
                || key.equals("drop");
    }

    /** Whether a word is a change whose size is told by a later word, which then speaks for both. */
    private boolean measures(int index) {
        if (!isNoun(items.get(index).key())) {
            return false;
        }
        for (int i = index + 1; i < Math.min(items.size(), index + FAR) && sameSentence(i, index); i++) {
            if (degree(i) != 0 && measured(i) == index) {
                return true;
            }
        }
        return false;
    }

    int value(int index) {
        int value = value(items.get(index));
        if (value != 0 && lessened(index)) {
            return -value;
        }
        return value;
    }

    /** "Greater" before "reduction", "more" before "effective": says how much, not which way. */
    boolean isDegree(int index) {
        if (!MORE.contains(items.get(index).key())
                && !LESS.contains(items.get(index).key())) {
            return false;
        }
        for (int i = index + 1; i < Math.min(items.size(), index + 4); i++) {
            Item item = items.get(i);
            if (item.role() != Role.NONE
                    || item.key().equals("than")
                    || item.key().equals("in")
                    || item.key().equals(",")
                    || item.key().equals("and")) {
                return false;
            }
            boolean degree = MORE.contains(item.key()) || LESS.contains(item.key());
            if (value(item) != 0 || (direction(item) != 0 && !degree && isChange(item.key()))) {
                return true;
            }
        }
        return false;
    }

    /** "50 or more", "less than 5", "at least", "lower limb", "follow-up", "fall risk": says no difference. */
    private boolean isBound(int index) {
        String key = items.get(index).key();
        String before = key(index - 1);
        String after = key(index + 1);
        if (before.equals("or") || before.equals("and/or")) {
            return MORE.contains(key) || LESS.contains(key);
        }
        if (before.equals("at") && (key.equals("least") || key.equals("most"))) {
            return true;
        }
        if (after.equals("than")
                && index + 2 < items.size()
                && items.get(index + 2).symbol().equals("#")) {
            return true;
        }
        if (key.equals("lower") && PARTS.contains(after)) {
            return true;
        }
        if (key.equals("fall") || key.equals("falls")) {
            return !before.equals("to") && !before.equals("greater") && !after.equals("in");
        }
        return (key.equals("extended") || key.equals("prolonged")) && (after.equals("-") || after.equals("release"));
    }

    private String key(int index) {
        if (index < 0 || index >= items.size()) {
            return "";
        }
        return items.get(index).key();
    }

    private static boolean isChange(String key) {
        return key.startsWith("increas")
                || key.startsWith("reduc")
                || key.startsWith("decreas")
                || key.startsWith("declin")
                || key.startsWith("elevat")
                || key.startsWith("loss")
                || key.startsWith("gain")
                || key.startsWith("rise")
                || key.startsWith("suppress")
                || key.startsWith("inhibit")
                || key.startsWith("lower")
                || key.startsWith("fall")
                || key.startsWith("attenuat")
                || key.startsWith("drop")
                || key.startsWith("enhanc");
    }

    private boolean lessened(int index) {
        for (int i = Math.max(0, index - 3); i < index; i++) {
            if (LESS.contains(items.get(i).key()) && isDegree(i)) {
                return true;
            }
        }
        return false;
    }

    private static int direction(Item item) {
        boolean up = item.has(Sign.UP);
        boolean down = item.has(Sign.DOWN);
        if (up == down) {
            return 0;
        }
        if (up) {
            return 1;
        }
        return -1;
    }

    private int value(Item item) {
        if (item.has(Sign.GOOD) == item.has(Sign.BAD)) {
            return 0;
        }
        if (item.has(Sign.GOOD)) {
            return 1;
        }
        return -1;
    }

    private void count(int index, String name, double amount) {
        facts.add("w." + name, amount);
        if (inSentence(index)) {
            facts.add("s." + name, amount);
        }
        if (inFocus(index)) {
            facts.add("f." + name, amount);
        }
    }

    private void addSigns() {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean negated = negated(i);
            if (item.has(Sign.SAME)) {
                int same = negated ? 0 : 1;
                count(i, "same", same);
            }
            if (item.has(Sign.DIFFER)) {
                count(i, negated ? "nodiffer" : "differ", 1);
            }
            if (item.has(Sign.NEGATION)) {
                count(i, "negation", 1);
            }
            if (item.role() == Role.OBJECT) {
                continue;
            }
            int orientation = orientation(i);
            if (!item.signs().isEmpty()) {
                String scope = inFocus(i) ? "f" : inSentence(i) ? "s" : "w";
                sink.add("or" + (negated ? "not" : ""), item.symbol(), Integer.toString(orientation));
                sink.add("or" + (negated ? "not" : "") + scope, item.symbol(), Integer.toString(orientation));
            }
            int direction = direction(i);
            if (direction != 0) {
                if (negated) {
                    count(i, "denied", 1);
                } else {
                    count(i, "vote", direction * orientation);
                    count(i, "raw", direction);
                    if (orientation == 0) {
                        count(i, "unplaced", direction);
                    }
                    count(i, "directions", 1);
                }
            }
            int value = value(i);
            if (value != 0) {
                if (negated) {
                    count(i, "denied", 1);
                } else {
                    count(i, "good", value * orientation);
                    count(i, "goodraw", value);
                    count(i, "goodvote", value * (orientation == 0 ? 1 : orientation) * (bane ? -1 : 1));
                }
            }
        }
    }

    /** The words of direction next to the object. */
    private void addNear() {
        int start = Math.max(0, objectAt);
        int best = -1;
        int before = -1;
        int after = -1;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if ((direction(i) == 0 && value(i) == 0) || item.role() == Role.OBJECT || !inSentence(i)) {
                continue;
            }
            if (i < start) {
                before = i;
            } else if (after < 0) {
                after = i;
            }
            if (best < 0 || Math.abs(i - start) < Math.abs(best - start)) {
                best = i;
            }
        }
        near("near", best, start);
        near("before", before, start);
        near("after", after, start);
    }

    private void near(String name, int index, int start) {
        if (index < 0) {
            facts.put(name + ".distance", FAR);
            return;
        }
        int direction = direction(index);
        if (direction == 0) {
            direction = value(index) * (bane ? -1 : 1);
        }
        int orientation = orientation(index);
        facts.put(name + ".distance", Math.min(FAR, Math.abs(index - start)));
        facts.put(name + ".direction", direction);
        facts.put(name + ".orientation", orientation);
        facts.put(name + ".vote", direction * (orientation == 0 ? 1 : orientation));
        facts.put(name + ".negated", negated(index));
        facts.put(name + ".armbefore", arm(index, -1));
        facts.put(name + ".armafter", arm(index, 1));
        int commas = 0;
        int breaks = 0;
        int copulas = 0;
        int others = 0;
        int numbers = 0;
        for (int i = Math.min(index, start) + 1; i < Math.max(index, start); i++) {
            Item item = items.get(i);
            if (item.key().equals(",")) {
                commas++;
            } else if (BREAKS.contains(item.key())) {
                breaks++;
            } else if (COPULAS.contains(item.key())) {
                copulas++;
            } else if (item.symbol().equals("#") || sure(item) != 0) {
                numbers++;
            } else if (direction(i) != 0 || value(i) != 0) {
                others++;
            }
        }
        facts.put(name + ".commas", commas);
        facts.put(name + ".breaks", breaks);
        facts.put(name + ".copulas", copulas);
        facts.put(name + ".others", others);
        facts.put(name + ".measured", numbers);
        String shape = Math.min(2, commas) + " " + Math.min(1, breaks) + " " + Math.min(1, copulas) + " "
                + Math.min(1, others);
        String word = items.get(index).symbol() + (negated(index) ? " not" : "");
        sink.add("of" + name, word, Integer.toString(orientation), Boolean.toString(bane));
        sink.add("ofs" + name, Integer.toString(direction), Integer.toString(orientation), shape);
        for (String part : reading.objectWords()) {
            sink.add("ofo" + name, Integer.toString(value(index)), Integer.toString(orientation), part);
        }
    }

    static int sure(Item item) {
        String symbol = item.symbol();
        if (symbol.equals(Statistics.SURE) || symbol.equals(Statistics.APART)) {
            return 1;
        }
        if (symbol.equals(Statistics.UNSURE) || symbol.equals(Statistics.AROUND)) {
            return -1;
        }
        return 0;
    }

    private void addStatistics() {
        int after = 0;
        int first = 0;
        int last = 0;
        for (int i = 0; i < items.size(); i++) {
            int sure = sure(items.get(i));
            if (sure == 0) {
                continue;
            }
            count(i, sure > 0 ? "sure" : "unsure", 1);
            if (first == 0) {
                first = sure;
            }
            last = sure;
            if (after == 0 && i > objectAt) {
                after = sure;
            }
            int side = reading.statistics().estimate(items.get(i).word());
            if (side != 0) {
                count(i, sure > 0 ? "side" : "sideunsure", side);
            }
        }
        facts.put("p.after", after);
        facts.put("p.first", first);
        facts.put("p.last", last);
    }

    private void addNumbers() {
        numbers("w", false);
        numbers("s", true);
    }

    private void numbers(String name, boolean sentenceOnly) {
        List<Word> words = reading.words();
        List<Integer> values = new ArrayList<>();
        int firstArm = -1;
        boolean respectively = false;
        int from = objectAt < 0 ? 0 : items.get(objectAt).word();
        for (int i = 0; i < words.size(); i++) {
            if (sentenceOnly && focusSentence >= 0 && reading.sentence(i) != focusSentence) {
                continue;
            }
            if (firstArm < 0 && !comparedWith(i)) {
                firstArm = armOf(i);
            }
            respectively |= words.get(i).key().equals("respectively");
            if (reading.statistics().isValue(i) && reading.role(i) == Role.NONE) {
                values.add(i);
            }
        }
        List<Integer> behind = values.stream().filter(value -> value > from).toList();
        int order = firstArm == 1 ? -1 : 1;
        double[] ofArm = {Double.NaN, Double.NaN};
        double[] beforeArm = {Double.NaN, Double.NaN};
        int versus = 0;
        int and = 0;
        for (int i = 0; i < behind.size(); i++) {
            int at = behind.get(i);
            double value = reading.statistics().value(at);
            int arm = armAhead(at);
            if (arm >= 0 && Double.isNaN(beforeArm[arm])) {
                beforeArm[arm] = value;
            }
            int before = armBehind(at);
            if (before >= 0 && Double.isNaN(ofArm[before])) {
                ofArm[before] = value;
            }
            if (i > 0) {
                int last = behind.get(i - 1);
                String joint = joint(last, at);
                int compared = compare(reading.statistics().value(last), value);
                if (joint.equals("versus") && versus == 0) {
                    versus = compared;
                } else if (joint.equals("and") && and == 0) {
                    and = compared;
                }
            }
        }
        int pair = compare(beforeArm[0], beforeArm[1]);
        int pairAfter = compare(ofArm[0], ofArm[1]);
        facts.put(name + ".arms", pairAfter);
        facts.put(name + ".armsbefore", pair);
        facts.put(name + ".armsboth", pair == 0 ? pairAfter : pair);
        facts.put(name + ".versus", versus * order);
        facts.put(name + ".versusraw", versus);
        facts.put(name + ".and", and * order);
        facts.put(name + ".andrespectively", respectively ? and * order : 0);
        facts.put(name + ".values", Math.min(8, values.size()));
        facts.put(name + ".firstarm", firstArm);
        facts.put(name + ".respectively", respectively);
        if (behind.size() >= 2) {
            int two = compare(
                    reading.statistics().value(behind.get(0)),
                    reading.statistics().value(behind.get(1)));
            facts.put(name + ".two", two * order);
            facts.put(name + ".tworaw", two);
        }
        int summary = versus * order;
        if (pair != 0) {
            summary = pair;
        } else if (pairAfter != 0) {
            summary = pairAfter;
        } else if (summary == 0 && respectively) {
            summary = and * order;
        }
        facts.put(name + ".numbers", summary);
    }

    /** Whether a word stands in what is only compared with, as C does in "compared with C, S was better (2 versus 1)". */
    private boolean comparedWith(int word) {
        for (int i = word - 1; i >= Math.max(0, word - 5); i--) {
            if (VERSUS.contains(reading.words().get(i).key())
                    && !reading.words().get(i).key().equals("to")) {
                return true;
            }
        }
        return false;
    }

    private int armOf(int word) {
        if (reading.role(word) == Role.SUBJECT) {
            return 0;
        }
        if (reading.role(word) == Role.COMPARATOR) {
            return 1;
        }
        return -1;
    }

    /** The arm that a value is said of when it comes first: "12 hours for S". */
    private int armAhead(int value) {
        boolean preposition = false;
        for (int i = value + 1; i < Math.min(reading.words().size(), value + 16); i++) {
            String key = reading.words().get(i).key();
            if (armOf(i) >= 0) {
                return preposition ? armOf(i) : -1;
            }
            if (key.equals("(")) {
                i = closing(i);
                continue;
            }
            if (reading.statistics().isValue(i)
                    || key.equals(";")
                    || key.equals(")")
                    || key.equals(",")
                    || key.equals("vs")
                    || key.equals("versus")) {
                return -1;
            }
            preposition |= PREPOSITIONS.contains(key);
        }
        return -1;
    }

    private int closing(int open) {
        for (int i = open + 1; i < Math.min(reading.words().size(), open + 25); i++) {
            if (reading.words().get(i).key().equals(")")) {
                return i;
            }
        }
        return open;
    }

    /** The arm that a value is said of when it comes behind: "S (12 hours)". */
    private int armBehind(int value) {
        for (int i = value - 1; i >= Math.max(0, value - 9); i--) {
            if (armOf(i) >= 0) {
                return armOf(i);
            }
            String key = reading.words().get(i).key();
            if (reading.statistics().isValue(i) || key.equals(";") || key.equals(")")) {
                return -1;
            }
        }
        return -1;
    }

    /** What joins two values: "versus", "and", or nothing of interest. */
    private String joint(int one, int other) {
        String joint = "";
        int depth = 0;
        if (other - one > 14) {
            return "";
        }
        for (int i = one + 1; i < other; i++) {
            String key = reading.words().get(i).key();
            if (key.equals("(")) {
                depth++;
            } else if (key.equals(")")) {
                depth--;
            } else if (VERSUS.contains(key)) {
                joint = "versus";
            } else if (key.equals("and") && joint.isEmpty()) {
                joint = "and";
            } else if (key.equals(";")) {
                return "";
            }
        }
        if (depth > 0) {
            return "";
        }
        return joint;
    }

    private static int compare(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return 0;
        }
        return Double.compare(one, other);
    }

    private void addShape() {
        Set<String> objects = new HashSet<>();
        int subjects = 0;
        int comparators = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.role() == Role.OBJECT) {
                objects.add(item.key());
            } else if (item.role() == Role.SUBJECT) {
                subjects++;
            } else if (item.role() == Role.COMPARATOR) {
                comparators++;
            }
            if (item.key().equals("than")) {
                count(i, "than", 1);
            }
            if (item.key().equals("significant") || item.key().equals("significantly")) {
                count(i, "significant", 1);
            }
        }
        facts.put("objects", objects.size());
        int share = objects.size() * 10 / Math.max(1, reading.objectWords().size());
        facts.put("objectshare", share);
        facts.put("subjects", Math.min(4, subjects));
        facts.put("comparators", Math.min(4, comparators));
        facts.put("length", Math.min(150, items.size()));
        facts.put("segments", Math.min(8, reading.segments()));
    }
}
