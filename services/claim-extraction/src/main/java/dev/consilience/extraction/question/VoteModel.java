package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LinearModel;
import java.util.Arrays;
import java.util.List;

/**
 * Weighs each {@link Vote} on its own, by a linear model of its words and by trees over its facts, and sums up what all of
 * them say. A model of whole texts adds up words wherever they stand; this one first asks whether a word counts.
 */
final class VoteModel {

    /** What is stated of a text in which nothing goes up or down: surer than any word could make it. */
    private static final double SILENT = 9;

    private final LinearModel words;
    private final BoostedTrees facts;

    VoteModel(LinearModel words, BoostedTrees facts) {
        this.words = words;
        this.facts = facts;
    }

    /** The facts of an example, with what the votes say. */
    Facts with(List<Vote> votes, Facts known) {
        Facts all = known.copy();
        int[] byWords = new int[Vote.LABELS.size()];
        int[] byFacts = new int[Vote.LABELS.size()];
        Sum ofWords = new Sum();
        Sum ofFacts = new Sum();
        Sum ofBoth = new Sum();
        int beside = Integer.MAX_VALUE;
        for (Vote vote : votes) {
            words.score(vote.words(), byWords);
            Arrays.fill(byFacts, 0);
            facts.score(vote.facts(), byFacts);
            int word = (byWords[Vote.AGREES] - byWords[Vote.OPPOSES]) * vote.polarity();
            int fact = (byFacts[Vote.AGREES] - byFacts[Vote.OPPOSES]) * vote.polarity();
            ofWords.add(word);
            ofFacts.add(fact);
            ofBoth.add(word + fact);
            int opposed = byWords[Vote.OPPOSES] + byFacts[Vote.OPPOSES];
            int agreed = byWords[Vote.AGREES] + byFacts[Vote.AGREES];
            beside = Math.min(beside, byWords[Vote.BESIDE] + byFacts[Vote.BESIDE] - Math.max(opposed, agreed));
        }
        ofWords.state("votes.words", all);
        ofFacts.state("votes.facts", all);
        ofBoth.state("votes.both", all);
        if (votes.isEmpty()) {
            all.put("votes.beside", SILENT);
        } else {
            all.put("votes.beside", beside * LinearModel.UNIT);
        }
        all.put("votes", votes.size());
        return all;
    }

    private static final class Sum {
        private int sum;
        private int strongest;

        void add(int score) {
            sum += score;
            if (Math.abs(score) > Math.abs(strongest)) {
                strongest = score;
            }
        }

        void state(String name, Facts facts) {
            facts.put(name, sum * LinearModel.UNIT);
            facts.put(name + ".strongest", strongest * LinearModel.UNIT);
        }
    }
}
