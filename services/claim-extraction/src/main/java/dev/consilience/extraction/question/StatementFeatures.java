package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureSink;
import dev.consilience.extraction.question.Reading.Item;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What speaks for the one or the other answer to a question about a statement: what the subject does to the object. */
final class StatementFeatures {

    private static final int NEAR = 4;
    private static final int LONGEST_PATH = 40;
    private static final int WINDOW = 8;
    private static final int LONGEST_GRAM = 5;
    private static final Set<String> JOINTS = Set.of(
            "by", "and", "or", "but", "of", "in", "to", "via", "through", "with", "which", "thereby", ";", "after");

    private final Reading reading;
    private final Question question;
    private final FeatureSink names;
    private final FeatureSink sink;
    private final List<Item> items;
    private final Facts facts = new Facts();

    private StatementFeatures(Reading reading, Question question, FeatureSink names, FeatureSink sink) {
        this.names = names;
        this.reading = reading;
        this.question = question;
        this.sink = sink;
        this.items = reading.items();
    }

    static Facts add(Reading reading, Question question, FeatureSink names, FeatureSink sink) {
        StatementFeatures features = new StatementFeatures(reading, question, names, sink);
        names.add("bias");
        sink.add("bias");
        features.addNames();
        features.addWords();
        features.addPath();
        features.addSigns();
        return features.facts;
    }

    private void addNames() {
        String subjectSpace = question.subject().namespace();
        String objectSpace = question.object().namespace();
        String subject = Words.fold(question.subject().name());
        String object = Words.fold(question.object().name());
        names.add("ns", subjectSpace);
        names.add("no", objectSpace);
        names.add("nsno", subjectSpace, objectSpace);
        names.add("sub", subject);
        names.add("obj", object);
        names.add("subobj", subject, object);
        names.add("subno", subject, objectSpace);
        names.add("nsobj", subjectSpace, object);
        List<String> subjectWords = stems(subject);
        List<String> objectWords = stems(object);
        for (String word : subjectWords) {
            names.add("subw", word);
            for (String other : objectWords) {
                names.add("swow", word, other);
            }
        }
        for (String word : objectWords) {
            names.add("objw", word);
        }
        int banes = 0;
        for (Word word : Words.of(question.object().name())) {
            if (reading.table().signs(word.key()).contains(Sign.BANE)) {
                banes++;
            }
        }
        names.add("objbane", Integer.toString(Math.min(1, banes)), subjectSpace);
        int subjectBanes = 0;
        for (Word word : Words.of(question.subject().name())) {
            if (reading.table().signs(word.key()).contains(Sign.BANE)) {
                subjectBanes++;
            }
            if (reading.table().signs(word.key()).contains(Sign.BLOCK)) {
                names.add("subblock");
                facts.put("subblock", true);
            }
        }
        names.add("banes", Integer.toString(Math.min(1, subjectBanes)), Integer.toString(Math.min(1, banes)));
        facts.put("objbane", banes);
        facts.put("subbane", subjectBanes);
    }

    private static List<String> stems(String name) {
        List<String> stems = new ArrayList<>();
        for (Word word : Words.of(name)) {
            if (word.isWord() && word.key().length() > 1) {
                stems.add(word.stem());
            }
        }
        return stems;
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
        String objectSpace = question.object().namespace();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            sink.add("w", item.symbol());
            sink.add("ww", item.symbol(), symbol(i + 1));
            if (!item.signs().isEmpty()) {
                sink.add("wo", item.symbol(), objectSpace);
                for (String word : reading.objectWords()) {
                    sink.add("wow", item.symbol(), word);
                }
            }
        }
    }

    /** The mention of the subject and that of the object that stand nearest to each other, within a sentence if possible. */
    private Optional<int[]> nearestPair() {
        int[] best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() != Role.SUBJECT) {
                continue;
            }
            for (int j = 0; j < items.size(); j++) {
                if (items.get(j).role() != Role.OBJECT) {
                    continue;
                }
                int distance = Math.abs(i - j);
                if (reading.sentence(items.get(i).word())
                        != reading.sentence(items.get(j).word())) {
                    distance += 100;
                }
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = new int[] {i, j};
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private void addPath() {
        boolean subject = items.stream().anyMatch(item -> item.role() == Role.SUBJECT);
        boolean object = items.stream().anyMatch(item -> item.role() == Role.OBJECT);
        String found = (subject ? "S" : "") + (object ? "O" : "");
        sink.add("found", found);
        facts.put("subject", subject);
        facts.put("object", object);
        Optional<int[]> pair = nearestPair();
        if (pair.isEmpty()) {
            around(Role.SUBJECT, "aroundS");
            around(Role.OBJECT, "aroundO");
            return;
        }
        int s = pair.get()[0];
        int o = pair.get()[1];
        int from = Math.min(s, o);
        int to = Math.max(s, o);
        String order = order(s, o);
        facts.put("order", s < o);
        facts.put("distance", Math.min(LONGEST_PATH, to - from));
        sink.add("order", order, Integer.toString(Math.min(4, (to - from) / 5)));
        if (to - from <= LONGEST_PATH) {
            StringBuilder signs = new StringBuilder();
            for (int i = from + 1; i < to; i++) {
                sink.add("btw", order, items.get(i).symbol());
                sink.add("bt", items.get(i).symbol());
                sink.add("btw2", order, items.get(i).symbol(), symbol(i + 1));
                appendSign(items.get(i), signs);
            }
            sink.add("btsigns", order, signs.toString());
            if (to - from <= 4) {
                StringBuilder path = new StringBuilder();
                for (int i = from + 1; i < to; i++) {
                    path.append(items.get(i).symbol()).append(' ');
                }
                sink.add("path", order, path.toString());
            }
        }
        for (int i = Math.max(0, from - NEAR); i < from; i++) {
            sink.add("bef", order, items.get(i).symbol());
            sink.add("bef@" + (from - i), order, items.get(i).symbol());
            items.get(i).signs().forEach(sign -> sink.add("befs", order, sign.name()));
        }
        for (int i = to + 1; i < Math.min(items.size(), to + 1 + NEAR); i++) {
            sink.add("aft", order, items.get(i).symbol());
            sink.add("aft@" + (i - to), order, items.get(i).symbol());
            items.get(i).signs().forEach(sign -> sink.add("afts", order, sign.name()));
        }
        near(s, "nearS");
        near(o, "nearO");
        addChain(s, o);
        addOutline(s, o);
        around(Role.SUBJECT, "aroundS");
        around(Role.OBJECT, "aroundO");
    }

    /** What is left of the words around the pair when only roles, signs, other names and joints are kept. */
    private void addOutline(int s, int o) {
        int from = Math.min(s, o);
        int to = Math.max(s, o);
        if (to - from > LONGEST_PATH) {
            return;
        }
        List<String> outline = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        int others = 0;
        int product = 1;
        for (int i = Math.max(0, from - WINDOW); i <= Math.min(items.size() - 1, to + WINDOW); i++) {
            String mark = mark(i);
            if (i > from && i < to) {
                if (mark.equals("E")) {
                    others++;
                }
                if (mark.equals("D") || mark.equals("H") || mark.equals("K") || mark.equals("N")) {
                    product = -product;
                }
            }
            boolean again =
                    !outline.isEmpty() && outline.get(outline.size() - 1).equals(mark);
            if (mark.isEmpty() || (again && !mark.equals("D"))) {
                continue;
            }
            outline.add(mark);
            places.add(i);
            if (i > from && i < to) {
                between.append(mark);
            }
        }
        facts.put("others", Math.min(5, others));
        facts.put("turns", product);
        sink.add("turns", Integer.toString(product), order(s, o));
        sink.add("outline", order(s, o), between.toString());
        for (int i = 0; i < outline.size(); i++) {
            StringBuilder gram = new StringBuilder(outline.get(i));
            boolean named = isPair(places.get(i), s, o);
            for (int j = i + 1; j < Math.min(outline.size(), i + LONGEST_GRAM); j++) {
                gram.append(outline.get(j));
                named |= isPair(places.get(j), s, o);
                if (named) {
                    sink.add("gram", gram.toString());
                }
            }
        }
    }

    private static boolean isPair(int place, int s, int o) {
        return place == s || place == o;
    }

    private String mark(int index) {
        Item item = items.get(index);
        if (item.role() == Role.SUBJECT) {
            return "S";
        }
        if (item.role() == Role.OBJECT) {
            return "O";
        }
        if (JOINTS.contains(item.key())) {
            return "_" + item.key();
        }
        if (item.has(Sign.NEGATION)) {
            return "N";
        }
        int direction = direction(item);
        if (direction != 0) {
            boolean plain = item.has(Sign.UP) || item.has(Sign.DOWN);
            if (direction > 0) {
                return plain ? "U" : "P";
            }
            return plain ? "D" : "H";
        }
        if (item.has(Sign.BLOCK) != item.has(Sign.BOOST)) {
            return item.has(Sign.BLOCK) ? "K" : "T";
        }
        if (item.has(Sign.SAME)) {
            return "=";
        }
        if (item.has(Sign.DIFFER)) {
            return "F";
        }
        if (item.has(Sign.GOOD)) {
            return "G";
        }
        if (item.has(Sign.BAD) || item.has(Sign.BANE)) {
            return "B";
        }
        String text = reading.words().get(item.word()).text();
        boolean capital = text.chars().skip(1).anyMatch(Character::isUpperCase);
        if (capital
                || (text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter))) {
            return "E";
        }
        return "";
    }

    /** The way from subject to object: manipulations of either turn what the words between say. */
    private void addChain(int s, int o) {
        int from = Math.min(s, o);
        int to = Math.max(s, o);
        int manipulated = manipulation(s);
        int turned = manipulation(o);
        int verb = 0;
        int verbs = 0;
        boolean denied = false;
        for (int i = from + 1; i < to; i++) {
            int direction = direction(items.get(i));
            if (direction != 0 && !(i <= s + 3 && i > s && items.get(i).has(Sign.BLOCK) && i < s + 2)) {
                verbs++;
                if (verb == 0) {
                    verb = direction;
                    denied = negated(i);
                }
            }
        }
        facts.put("manipulated", manipulated);
        facts.put("turned", turned);
        facts.put("verb", verb);
        facts.put("verbs", Math.min(4, verbs));
        facts.put("verb.denied", denied);
        facts.put("chain", verb * (manipulated == 0 ? 1 : manipulated));
        facts.put("chain2", verb * (manipulated == 0 ? 1 : manipulated) * (turned == 0 ? 1 : turned));
        facts.put("chain3", verb * (turned == 0 ? 1 : turned));
        sink.add("chain", Integer.toString(verb), Integer.toString(manipulated), Integer.toString(turned));
        sink.add("chainorder", order(s, o), Integer.toString(verb) + manipulated + turned);
    }

    /** -1 if what stands next to a mention takes it away, 1 if it adds to it. */
    private int manipulation(int mention) {
        int found = 0;
        int best = Integer.MAX_VALUE;
        for (int i = Math.max(0, mention - 3); i <= Math.min(items.size() - 1, mention + 2); i++) {
            Item item = items.get(i);
            boolean block = item.has(Sign.BLOCK);
            boolean boost = item.has(Sign.BOOST);
            if (i != mention && block != boost && Math.abs(i - mention) < best) {
                best = Math.abs(i - mention);
                found = block ? -1 : 1;
            }
        }
        return found;
    }

    private static void appendSign(Item item, StringBuilder signs) {
        if (item.has(Sign.UP) || item.has(Sign.PROMOTE)) {
            signs.append('U');
        } else if (item.has(Sign.DOWN) || item.has(Sign.HINDER)) {
            signs.append('D');
        } else if (item.has(Sign.NEGATION)) {
            signs.append('N');
        } else if (item.has(Sign.DIFFER)) {
            signs.append('F');
        }
    }

    private void near(int index, String name) {
        for (int i = Math.max(0, index - 3); i <= Math.min(items.size() - 1, index + 3); i++) {
            if (i != index) {
                String side = side(i, index);
                sink.add(name, side, items.get(i).symbol());
                for (Sign sign : items.get(i).signs()) {
                    sink.add(name + "s", side, sign.name());
                    facts.add(name + side + sign.name(), 1);
                }
            }
        }
    }

    /** What stands next to any mention. */
    private void around(Role role, String name) {
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index).role() != role) {
                continue;
            }
            for (int i = Math.max(0, index - 2); i <= Math.min(items.size() - 1, index + 2); i++) {
                if (i != index) {
                    sink.add(name, side(i, index), items.get(i).symbol());
                }
            }
        }
    }

    private boolean negated(int index) {
        for (int i = Math.max(0, index - NEAR); i < index; i++) {
            if (items.get(i).has(Sign.NEGATION)) {
                return true;
            }
        }
        return false;
    }

    private static int direction(Item item) {
        boolean up = item.has(Sign.UP) || item.has(Sign.PROMOTE);
        boolean down = item.has(Sign.DOWN) || item.has(Sign.HINDER);
        if (up == down) {
            return 0;
        }
        return up ? 1 : -1;
    }

    private void addSigns() {
        Optional<int[]> pair = nearestPair();
        int s = pair.map(found -> found[0]).orElse(-1);
        int o = pair.map(found -> found[1]).orElse(-1);
        int product = 1;
        int between = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            int direction = direction(item);
            boolean negated = negated(i);
            if (item.has(Sign.NEGATION)) {
                facts.add("negation", 1);
            }
            if (item.has(Sign.SAME)) {
                facts.add("same", 1);
            }
            if (item.has(Sign.DIFFER) && negated) {
                facts.add("nodiffer", 1);
            }
            if (direction == 0) {
                continue;
            }
            facts.add("vote", negated ? 0 : direction);
            facts.add(direction > 0 ? "ups" : "downs", 1);
            if (negated) {
                facts.add("denied", 1);
            }
            if (s >= 0 && i > Math.min(s, o) && i < Math.max(s, o)) {
                product *= direction;
                between++;
                facts.add("between", direction);
                facts.add(negated ? "betweendenied" : "betweenvote", direction);
            }
        }
        facts.put("product", between > 0 ? product : 0);
        int nearest = nearestSign(o);
        if (nearest >= 0) {
            facts.put("onear", direction(items.get(nearest)));
            facts.put("onear.distance", Math.abs(nearest - o));
            facts.put("onear.negated", negated(nearest));
            facts.put("onear.before", nearest < o);
            sink.add("onear", items.get(nearest).symbol(), side(nearest, o));
        }
        int nearestSubject = nearestSign(s);
        if (nearestSubject >= 0) {
            facts.put("snear", direction(items.get(nearestSubject)));
            facts.put("snear.distance", Math.abs(nearestSubject - s));
            facts.put("snear.before", nearestSubject < s);
            sink.add("snear", items.get(nearestSubject).symbol(), side(nearestSubject, s));
        }
        if (nearest >= 0 && nearestSubject >= 0) {
            sink.add(
                    "sonear",
                    items.get(nearest).symbol(),
                    items.get(nearestSubject).symbol(),
                    same(nearest, nearestSubject));
            sink.add(
                    "sonears",
                    Integer.toString(direction(items.get(nearest))),
                    Integer.toString(direction(items.get(nearestSubject))),
                    same(nearest, nearestSubject));
        }
        sink.add("votes", Integer.toString(Math.max(-3, Math.min(3, Math.round(facts.get("vote"))))));
        sink.add("product", Integer.toString(Math.round(facts.get("product"))));
        sink.add("betweenvote", Integer.toString(Math.max(-2, Math.min(2, Math.round(facts.get("betweenvote"))))));
    }

    private static String order(int subject, int object) {
        if (subject < object) {
            return "SO";
        }
        return "OS";
    }

    private static String side(int index, int mention) {
        if (index < mention) {
            return "<";
        }
        return ">";
    }

    private static String same(int one, int other) {
        if (one == other) {
            return "=";
        }
        return "/";
    }

    private int nearestSign(int index) {
        int best = -1;
        for (int i = 0; i < items.size() && index >= 0; i++) {
            if (i != index
                    && direction(items.get(i)) != 0
                    && items.get(i).role() == Role.NONE
                    && (best < 0 || Math.abs(i - index) < Math.abs(best - index))) {
                best = i;
            }
        }
        return best;
    }
}
