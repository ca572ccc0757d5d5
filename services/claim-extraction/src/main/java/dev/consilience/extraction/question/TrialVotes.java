package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.question.Reading.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of a text that say up or down, better or worse, each with what shows whether it is said of the object and for
 * which arm.
 */
final class TrialVotes {

    private static final int FAR = 30;
    private static final int WINDOW = 6;
    private static final int SHORT_PATH = 6;
    private static final Set<String> PLACES =
            Set.of("in", "for", "with", "of", "by", "among", "on", "after", "from", "to");
    private static final Set<String> COPULAS =
            Set.of("was", "were", "is", "are", "be", "been", "had", "has", "showed", "significantly");
    private static final List<String> KNOWN = List.of(
            "object.up",
            "object.good",
            "object.written",
            "p.after",
            "p.last",
            "s.nodiffer",
            "s.same",
            "subjects",
            "comparators",
            "objects",
            "objectshare",
            "s.sure",
            "s.unsure",
            "length");

    private final Reading reading;
    private final List<Item> items;
    private final TrialFacts known;
    private final List<Integer> places = new ArrayList<>();
    private final int nearest;
    private final int sum;

    private TrialVotes(Reading reading, TrialFacts known) {
        this.reading = reading;
        this.items = reading.items();
        this.known = known;
        int start = Math.max(0, known.objectAt());
        int best = -1;
        int all = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == Role.OBJECT || polarity(i) == 0) {
                continue;
            }
            places.add(i);
            all += turned(i);
            if (best < 0 || Math.abs(i - start) < Math.abs(best - start)) {
                best = i;
            }
        }
        this.nearest = best;
        this.sum = all;
    }

    /** The votes of a text, in order. */
    static List<Vote> of(Reading reading, TrialFacts known) {
        TrialVotes votes = new TrialVotes(reading, known);
        List<Vote> all = new ArrayList<>();
        for (int i = 0; i < votes.places.size(); i++) {
            all.add(votes.vote(i));
        }
        return all;
    }

    private int polarity(int item) {
        int direction = known.direction(item);
        if (direction != 0) {
            return direction;
        }
        return known.value(item);
    }

    /** Whether a word says better or worse, and not up or down. */
    private boolean judges(int item) {
        return known.direction(item) == 0;
    }

    /** Which way a word goes if it is said of the object and for the arm that stands nearest. */
    private int turned(int item) {
        int polarity = polarity(item);
        int orientation = known.orientation(item);
        if (orientation != 0) {
            polarity *= orientation;
        }
        if (judges(item) && known.bane()) {
            return -polarity;
        }
        return polarity;
    }

    private Vote vote(int which) {
        int at = places.get(which);
        int polarity = polarity(at);
        int own = turned(at);
        Facts facts = new Facts();
        FeatureVector words = new FeatureVector();
        for (String name : KNOWN) {
            facts.put(name, known.get(name));
        }
        facts.put("judges", judges(at));
        facts.put("polarity", polarity);
        facts.put("bane", known.bane());
        facts.put("count", Math.min(6, places.size()));
        facts.put("which", Math.min(6, which));
        facts.put("nearest", at == nearest);
        facts.put("negated", known.negated(at));
        facts.put("degree", at > 0 && known.isDegree(at - 1));
        facts.put("orientation", known.orientation(at));
        facts.put("own", own * polarity);
        facts.put("others", (sum - own) * polarity);
        facts.put("numbers", known.get("s.numbers") * polarity);
        facts.put("allnumbers", known.get("w.numbers") * polarity);
        facts.put("two", known.get("s.two") * polarity);
        facts.put("side", known.get("s.side") * polarity);
        addObject(at, facts, words);
        addArms(at, facts, words);
        addFollowing(at, facts);
        addWords(at, words);
        words.settle();
        return new Vote(polarity, facts, words);
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

    private static String before(int index, int at) {
        if (index < at) {
            return "<";
        }
        return ">";
    }

    private void addWords(int at, FeatureVector words) {
        String word = symbol(at);
        String orientation = Integer.toString(known.orientation(at));
        words.add("bias");
        words.add("w", word);
        words.add("wo", word, orientation);
        words.add("wob", word, orientation, Boolean.toString(known.bane()));
        for (String part : reading.objectWords()) {
            words.add("part", part);
            words.add("partj", part, Boolean.toString(judges(at)), orientation);
        }
        words.add("before", symbol(at - 1), orientation);
        words.add("after", symbol(at + 1), orientation);
        words.add("before2", symbol(at - 2), symbol(at - 1), orientation);
        words.add("after2", symbol(at + 1), symbol(at + 2), orientation);
        for (int i = Math.max(0, at - WINDOW); i <= Math.min(items.size() - 1, at + WINDOW); i++) {
            if (i != at) {
                words.add("near", before(i, at), symbol(i), orientation);
            }
        }
    }

    private static int distance(int at, int other) {
        if (other < 0) {
            return FAR;
        }
        return Math.max(-FAR, Math.min(FAR, other - at));
    }

    private int nearestObject(int at) {
        int best = -1;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == Role.OBJECT && (best < 0 || Math.abs(i - at) < Math.abs(best - at))) {
                best = i;
            }
        }
        return best;
    }

    /** Where the object stands from the word, and what is between. */
    private void addObject(int at, Facts facts, FeatureVector words) {
        int object = nearestObject(at);
        facts.put("focus", known.inFocus(at));
        facts.put("sentence", known.inSentence(at));
        facts.put("object", distance(at, known.objectAt()));
        facts.put("objectnear", distance(at, object));
        if (object < 0) {
            return;
        }
        int commas = 0;
        int polar = 0;
        int joints = 0;
        int copulas = 0;
        int arms = 0;
        int numbers = 0;
        StringBuilder path = new StringBuilder();
        for (int i = Math.min(at, object) + 1; i < Math.max(at, object); i++) {
            Item item = items.get(i);
            if (item.key().equals(",")) {
                commas++;
            } else if (item.key().equals("and")
                    || item.key().equals("but")
                    || item.key().equals(";")) {
                joints++;
            } else if (COPULAS.contains(item.key())) {
                copulas++;
            } else if (item.isArm()) {
                arms++;
            } else if (item.symbol().equals("#")) {
                numbers++;
            } else if (polarity(i) != 0) {
                polar++;
            }
            if (Math.abs(at - object) < SHORT_PATH) {
                path.append(item.symbol()).append(' ');
            }
        }
        facts.put("between.commas", commas);
        facts.put("between.joints", joints);
        facts.put("between.copulas", copulas);
        facts.put("between.arms", arms);
        facts.put("between.numbers", numbers);
        facts.put("between.polar", polar);
        String side = before(at, object);
        words.add("path", side, path.toString());
        words.add("shape", side, Math.min(commas, 2) + " " + Math.min(1, joints) + Math.min(1, polar));
    }

    private int side(int item) {
        if (items.get(item).role() == Role.SUBJECT) {
            return 1;
        }
        if (items.get(item).role() == Role.COMPARATOR) {
            return -1;
        }
        return 0;
    }

    private static String mark(boolean special, String mark, String plain) {
        if (special) {
            return mark;
        }
        return plain;
    }

    /** The arms before and behind the word, and how they are joined to it. */
    private void addArms(int at, Facts facts, FeatureVector words) {
        String pattern = armsBefore(at, facts) + "_" + armsAfter(at, facts);
        words.add("arms", pattern);
        words.add("armsj", pattern, Boolean.toString(judges(at)), Boolean.toString(known.bane()));
        words.add("armsw", pattern, symbol(at));
    }

    private String armsBefore(int at, Facts facts) {
        StringBuilder pattern = new StringBuilder();
        int seen = 0;
        boolean than = false;
        for (int i = at - 1; i >= 0 && known.sameSentence(i, at) && seen < 2; i--) {
            than |= known.compares(i);
            if (side(i) == 0) {
                continue;
            }
            seen++;
            boolean compared = known.compares(i - 1) || known.compares(i - 2) || known.compares(i - 3);
            facts.put("before" + seen, side(i));
            facts.put("before" + seen + ".distance", Math.min(FAR, at - i));
            facts.put("before" + seen + ".compared", compared);
            facts.put(
                    "before" + seen + ".place",
                    i > 0 && PLACES.contains(items.get(i - 1).key()));
            pattern.insert(0, mark(compared, "c", "b") + side(i));
        }
        facts.put("before.than", than);
        return pattern.toString();
    }

    private String armsAfter(int at, Facts facts) {
        StringBuilder pattern = new StringBuilder();
        int seen = 0;
        boolean than = false;
        for (int i = at + 1; i < items.size() && known.sameSentence(i, at) && seen < 3; i++) {
            than |= known.compares(i);
            if (side(i) == 0) {
                continue;
            }
            seen++;
            facts.put("after" + seen, side(i));
            facts.put("after" + seen + ".distance", Math.min(FAR, i - at));
            facts.put("after" + seen + ".than", than);
            facts.put(
                    "after" + seen + ".place", PLACES.contains(items.get(i - 1).key()));
            if (seen < 3) {
                pattern.append(mark(than, "t", "a")).append(side(i));
            }
        }
        return pattern.toString();
    }

    /** What follows the word: how sure, and whether a change within an arm is meant. */
    private void addFollowing(int at, Facts facts) {
        int sure = 0;
        boolean within = false;
        for (int i = at + 1; i < items.size() && sure == 0 && known.sameSentence(at, i); i++) {
            sure = TrialFacts.sure(items.get(i));
        }
        for (Item item : items) {
            String key = item.key();
            within |= key.equals("baseline") || key.equals("both") || key.equals("within");
        }
        facts.put("sure", sure);
        facts.put("within", within);
        facts.put("from", symbol(at + 1).equals("from") || symbol(at + 2).equals("from"));
        facts.put("verb", at > 0 && COPULAS.contains(items.get(at - 1).key()));
    }
}
