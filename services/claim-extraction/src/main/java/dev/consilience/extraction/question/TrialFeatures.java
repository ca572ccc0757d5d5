package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.question.Reading.Item;
import dev.consilience.extraction.words.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What speaks for the one or the other answer to a question about a trial, in words that are known to speak of it. */
final class TrialFeatures {

    private static final int NEAR = 4;

    private final Reading reading;
    private final FeatureSink sink;
    private final List<Item> items;

    private TrialFeatures(Reading reading, FeatureSink sink) {
        this.reading = reading;
        this.sink = sink;
        this.items = reading.items();
    }

    static void add(Reading reading, FeatureSink sink) {
        TrialFeatures features = new TrialFeatures(reading, sink);
        sink.add("bias");
        features.addWords();
        features.addSigns();
        features.addStatistics();
        features.addNumbers();
        features.addArms();
        features.addObject();
    }

    private boolean inFocus(Item item) {
        return item.segment() == reading.focus();
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

    private void addWords() {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            sink.add("w", item.symbol());
            sink.add("ww", item.symbol(), symbol(i + 1));
            if (inFocus(item)) {
                sink.add("fw", item.symbol());
                sink.add("fww", item.symbol(), symbol(i + 1));
                sink.add("fwww", item.symbol(), symbol(i + 1), symbol(i + 2));
                sink.add("fw_w", item.symbol(), symbol(i + 2));
            }
        }
    }

    private String armBefore(int index) {
        for (int i = index - 1; i >= 0 && sameSentence(i, index); i--) {
            if (items.get(i).isArm()) {
                return items.get(i).symbol();
            }
        }
        return "-";
    }

    private String armAfter(int index) {
        boolean than = false;
        for (int i = index + 1; i < items.size() && sameSentence(index, i); i++) {
            than |= items.get(i).has(Sign.THAN);
            if (items.get(i).isArm()) {
                if (than) {
                    return "than" + items.get(i).symbol();
                }
                return items.get(i).symbol();
            }
        }
        if (than) {
            return "than";
        }
        return "-";
    }

    private boolean sameSentence(int first, int second) {
        return reading.sentence(items.get(first).word())
                == reading.sentence(items.get(second).word());
    }

    private boolean negated(int index) {
        for (int i = Math.max(0, index - NEAR); i < index; i++) {
            if (items.get(i).has(Sign.NEGATION)) {
                return true;
            }
        }
        return false;
    }

    private static int orientation(String before, String after) {
        if (after.equals("thanC")) {
            return 1;
        }
        if (after.equals("thanS")) {
            return -1;
        }
        if (before.equals("S")) {
            return 1;
        }
        if (before.equals("C")) {
            return -1;
        }
        if (after.equals("S")) {
            return 1;
        }
        if (after.equals("C")) {
            return -1;
        }
        return 1;
    }

    private void addSigns() {
        int focusVote = 0;
        int vote = 0;
        int objectAt = objectItem();
        int nearest = -1;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.signs().isEmpty() || item.role() == Role.OBJECT) {
                continue;
            }
            String before = armBefore(i);
            String after = armAfter(i);
            String negated = negated(i) ? "not" : "";
            for (Sign sign : item.signs()) {
                String name = negated + sign.name();
                if (inFocus(item)) {
                    sink.add("fs", name, before, after);
                    sink.add("fs1", name);
                }
                sink.add("s", name, before, after);
                sink.add("s1", name);
            }
            sink.add("sw", item.symbol() + negated, before, after);
            int sign = 0;
            if (item.has(Sign.UP)) {
                sign = 1;
            } else if (item.has(Sign.DOWN)) {
                sign = -1;
            }
            int turned = sign * orientation(before, after);
            if (turned != 0) {
                vote += turned;
                if (inFocus(item)) {
                    focusVote += turned;
                }
                if (nearest < 0 || Math.abs(i - objectAt) < Math.abs(nearest - objectAt)) {
                    nearest = i;
                }
            }
            if (item.has(Sign.GOOD) || item.has(Sign.BAD)) {
                String good = item.has(Sign.GOOD) ? "G" : "B";
                String turn = good + orientation(before, after);
                sink.add("good", turn);
                for (String word : reading.objectWords()) {
                    sink.add("goodof", turn, word);
                }
            }
        }
        sink.add("vote", bucket(vote));
        sink.add("fvote", bucket(focusVote));
        String sure = sure(true);
        sink.add("fvotep", bucket(focusVote), sure);
        sink.add("votep", bucket(vote), sure(false));
        if (nearest >= 0 && objectAt >= 0) {
            Item item = items.get(nearest);
            String sign = item.has(Sign.UP) ? "U" : "D";
            String side = nearest < objectAt ? "before" : "after";
            sink.add("near", sign, armBefore(nearest), armAfter(nearest));
            sink.add("nears", sign + side, armBefore(nearest), armAfter(nearest));
            sink.add(
                    "nearp",
                    sign + orientation(armBefore(nearest), armAfter(nearest)),
                    sure,
                    negated(nearest) ? "not" : "");
        }
    }

    private int objectItem() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == Role.OBJECT && inFocus(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String bucket(int vote) {
        return Integer.toString(Math.max(-2, Math.min(2, vote)));
    }

    private String sure(boolean focusOnly) {
        boolean sure = false;
        boolean unsure = false;
        for (Item item : items) {
            if (!focusOnly || inFocus(item)) {
                sure |= item.symbol().equals(Statistics.SURE) || item.symbol().equals(Statistics.APART);
                unsure |=
                        item.symbol().equals(Statistics.UNSURE) || item.symbol().equals(Statistics.AROUND);
            }
        }
        if (sure && unsure) {
            return "both";
        }
        if (sure) {
            return "sure";
        }
        if (unsure) {
            return "unsure";
        }
        return "none";
    }

    private void addStatistics() {
        sink.add("p", sure(false));
        sink.add("fp", sure(true));
        int objectAt = objectItem();
        for (int i = Math.max(0, objectAt); i < items.size(); i++) {
            String symbol = items.get(i).symbol();
            if (symbol.startsWith("P<") || symbol.startsWith("P>") || symbol.startsWith("CI")) {
                sink.add("pafter", symbol);
                int side = reading.statistics().estimate(items.get(i).word());
                if (side != 0) {
                    sink.add("ciside", symbol, Integer.toString(side));
                }
                break;
            }
        }
        String last = "";
        for (Item item : items) {
            if (item.symbol().equals(Statistics.SURE) || item.symbol().equals(Statistics.UNSURE)) {
                last = item.symbol();
            }
        }
        sink.add("plast", last);
    }

    /** Compares the values of the two arms, where they can be told. */
    private void addNumbers() {
        List<Word> words = reading.words();
        Statistics statistics = reading.statistics();
        // value that follows each arm's mention
        double subject = Double.NaN;
        double comparator = Double.NaN;
        Role arm = Role.NONE;
        double first = Double.NaN;
        double second = Double.NaN;
        double previous = Double.NaN;
        boolean versus = false;
        int values = 0;
        double table1 = Double.NaN;
        double table2 = Double.NaN;
        for (int i = 0; i < words.size(); i++) {
            if (reading.role(i) == Role.SUBJECT || reading.role(i) == Role.COMPARATOR) {
                arm = reading.role(i);
            }
            String key = words.get(i).key();
            if (key.equals("vs")
                    || key.equals("versus")
                    || key.equals("compared")
                    || key.equals("against")
                    || key.equals("than")) {
                versus = !Double.isNaN(previous);
            } else if (key.equals(".") || key.equals(";")) {
                previous = Double.NaN;
                versus = false;
            }
            if (statistics.isValue(i)) {
                double value = statistics.value(i);
                values++;
                if (Double.isNaN(table1)) {
                    table1 = value;
                } else if (Double.isNaN(table2)) {
                    table2 = value;
                }
                if (versus && Double.isNaN(first)) {
                    first = previous;
                    second = value;
                }
                versus = false;
                if (Double.isNaN(previous) || words.get(i - 1).key().equals("(") == false) {
                    previous = value;
                }
                if (arm == Role.SUBJECT && Double.isNaN(subject)) {
                    subject = value;
                } else if (arm == Role.COMPARATOR && Double.isNaN(comparator)) {
                    comparator = value;
                }
                arm = Role.NONE;
            }
        }
        String sure = sure(false);
        if (!Double.isNaN(subject) && !Double.isNaN(comparator)) {
            String order = order(subject, comparator);
            sink.add("arms", order);
            sink.add("armsp", order, sure);
        }
        String armOrder = armOrder();
        if (!Double.isNaN(first)) {
            sink.add("versus", order(first, second), armOrder);
            sink.add("versusp", order(first, second), armOrder, sure);
        }
        if (values == 2 && !Double.isNaN(table2)) {
            sink.add("two", order(table1, table2), armOrder);
            sink.add("twop", order(table1, table2), armOrder, sure);
        }
        if (values >= 2 && values <= 4) {
            sink.add("some", order(table1, table2), armOrder);
        }
    }

    private static String order(double one, double other) {
        if (one > other) {
            return ">";
        }
        if (one < other) {
            return "<";
        }
        return "=";
    }

    private String armOrder() {
        StringBuilder order = new StringBuilder();
        for (Item item : items) {
            if (item.isArm() && order.indexOf(item.symbol()) < 0) {
                order.append(item.symbol());
            }
        }
        return order.toString();
    }

    private void addArms() {
        sink.add("order", armOrder());
    }

    private void addObject() {
        for (String word : reading.objectWords()) {
            sink.add("object", word);
        }
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            if (item.role() == Role.OBJECT) {
                seen.add(item.key());
            }
        }
        sink.add("found", Integer.toString(Math.min(3, seen.size())));
    }
}
