package dev.consilience.extraction.relation;

import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LinearModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a pair of concepts beside its words once all pairs of a text have been weighed by theirs: how it compares with its
 * rivals, and how often and where the text names the two.
 */
final class PairFacts {

    /** A score below all others, for a rival that there is not. */
    private static final double NOTHING = -9;

    /** More words than a sentence has, for names that share none. */
    private static final int FAR = 99;

    private final Pairs pairs;
    private final List<Pair> all;
    private final double[] scores;
    private final Map<String, Best> bySubject = new HashMap<>();
    private final Map<String, Best> byObject = new HashMap<>();
    private final Map<String, Best> byPlace = new HashMap<>();
    private final Map<String, Integer> indices = new HashMap<>();

    /** The highest two scores of some pairs, and how many there are. */
    private static final class Best {
        private double first = NOTHING;
        private double second = NOTHING;
        private int count;

        void take(double score) {
            count++;
            if (score > first) {
                second = first;
                first = score;
            } else if (score > second) {
                second = score;
            }
        }

        /** The highest of the others. */
        double rival(double own) {
            if (own >= first) {
                return second;
            }
            return first;
        }
    }

    /**
     * Facts of pairs.
     *
     * @param scores by pair: what the model of existence says
     */
    PairFacts(Pairs pairs, List<int[]> scores) {
        this.pairs = pairs;
        this.all = pairs.all();
        this.scores = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            Pair pair = all.get(i);
            int[] score = scores.get(i);
            this.scores[i] = (score[1] - score[0]) * LinearModel.UNIT;
            indices.put(pair.subject() + "\t" + pair.object(), i);
            bySubject.computeIfAbsent(pair.subject(), id -> new Best()).take(this.scores[i]);
            byObject.computeIfAbsent(pair.object(), id -> new Best()).take(this.scores[i]);
            byPlace.computeIfAbsent(place(pair), id -> new Best()).take(this.scores[i]);
        }
    }

    private static String place(Pair pair) {
        if (pair.places().isEmpty()) {
            return "";
        }
        return Integer.toString(pair.places().get(0).sentence().index());
    }

    /** What is known of the pair of an index. */
    Facts of(int index) {
        Pair pair = all.get(index);
        Facts facts = new Facts();
        double score = scores[index];
        facts.put("score", score);
        Best subject = bySubject.getOrDefault(pair.subject(), new Best());
        Best object = byObject.getOrDefault(pair.object(), new Best());
        facts.put("subject-rival", subject.rival(score));
        facts.put("object-rival", object.rival(score));
        facts.put("subject-lead", score - subject.rival(score));
        facts.put("object-lead", score - object.rival(score));
        facts.put("subject-pairs", subject.count);
        facts.put("object-pairs", object.count);
        Best place = byPlace.getOrDefault(place(pair), new Best());
        facts.put("place-rival", place.rival(score));
        facts.put("place-pairs", place.count);
        Integer reverse = indices.get(pair.object() + "\t" + pair.subject());
        if (reverse == null) {
            facts.put("reverse", NOTHING);
        } else {
            facts.put("reverse", scores[reverse]);
            facts.put("reverse-lead", score - scores[reverse]);
        }
        types(facts, pair);
        text(facts, pair);
        nearest(facts, pair);
        return facts;
    }

    private static void types(Facts facts, Pair pair) {
        facts.put("subject-chemical", pair.types().subject() == MentionType.CHEMICAL);
        facts.put("subject-gene", pair.types().subject() == MentionType.GENE);
        facts.put("object-gene", pair.types().object() == MentionType.GENE);
        facts.put("object-disease", pair.types().object() == MentionType.DISEASE);
        facts.put("other", pair.types().object() == MentionType.OTHER);
    }

    private void text(Facts facts, Pair pair) {
        String one = pair.subject();
        String other = pair.object();
        facts.put("subject-count", pairs.count(one));
        facts.put("object-count", pairs.count(other));
        facts.put(
                "subject-share",
                pairs.count(one) / Math.max(1.0, pairs.highest(pair.types().subject())));
        facts.put(
                "object-share",
                pairs.count(other) / Math.max(1.0, pairs.highest(pair.types().object())));
        facts.put("subjects", pairs.concepts(pair.types().subject()));
        facts.put("objects", pairs.concepts(pair.types().object()));
        List<Integer> of = new ArrayList<>(pairs.sentencesOf(one));
        List<Integer> on = new ArrayList<>(pairs.sentencesOf(other));
        int last = pairs.sentences() - 1;
        facts.put("subject-first", of.get(0));
        facts.put("object-first", on.get(0));
        facts.put("subject-end", last - of.get(of.size() - 1));
        facts.put("object-end", last - on.get(on.size() - 1));
        of.retainAll(on);
        facts.put("shared", of.size());
        facts.put("gap", pairs.gap(one, other));
        facts.put("sentences", last);
    }

    /** How the two stand where they stand nearest to each other. */
    private static void nearest(Facts facts, Pair pair) {
        int distance = FAR;
        int names = 0;
        boolean forward = false;
        for (Pair.Place place : pair.places()) {
            int apart = place.distance();
            if (apart < distance) {
                distance = apart;
                names = place.sentence().named().size();
                forward = place.sentence().first()[place.subject()]
                        < place.sentence().first()[place.object()];
            }
        }
        facts.put("distance", distance);
        facts.put("names", names);
        facts.put("forward", forward);
    }
}
