package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.learn.TreeTrainer;
import java.util.List;
import java.util.Map;

/** Trains what weighs votes: each word that goes up or down is an example of its own. */
final class VoteTraining {

    private static final int NO_DIRECTION = 2;

    private final LinearTrainer words;
    private final TreeTrainer facts;

    VoteTraining(LinearTrainer.Settings words, TreeTrainer.Settings facts) {
        this.words = new LinearTrainer(Vote.LABELS, words);
        this.facts = new TreeTrainer(Vote.LABELS, facts);
    }

    /** Adds the votes of a text for which an answer is known; texts of many votes count for more, but not so much more. */
    void add(List<Vote> votes, int answer, double weight) {
        double each = weight / Math.sqrt(Math.max(1, votes.size()));
        for (Vote vote : votes) {
            int label = label(vote, answer);
            words.add(vote.words(), label, each);
            facts.add(vote.facts(), label, each);
        }
    }

    private static int label(Vote vote, int answer) {
        if (answer >= NO_DIRECTION) {
            return Vote.BESIDE;
        }
        boolean up = answer == 0;
        if (up == vote.polarity() > 0) {
            return Vote.AGREES;
        }
        return Vote.OPPOSES;
    }

    /** The models' bytes by their names. */
    Map<String, byte[]> train(String kind) {
        return Map.of(wordsFile(kind), words.trainToBytes(), factsFile(kind), facts.trainToBytes());
    }

    static String wordsFile(String kind) {
        return kind + "-vote-words.model.gz";
    }

    static String factsFile(String kind) {
        return kind + "-vote-facts.model.gz";
    }

    static VoteModel model(String kind, Map<String, byte[]> models) {
        return new VoteModel(
                TrialTraining.linear(TrialTraining.get(models, wordsFile(kind))),
                TrialTraining.trees(TrialTraining.get(models, factsFile(kind))));
    }
}
