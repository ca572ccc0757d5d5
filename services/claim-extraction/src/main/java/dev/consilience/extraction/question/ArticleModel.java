package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the sentences of an article that answer a question, asks each, and weighs what they say: trees rank the sentences,
 * the model of trials reads the best of them, and trees weigh what they say together.
 */
final class ArticleModel {

    /** Labels of the ranking trees. */
    static final List<String> RANKS = List.of("OTHER", "EVIDENCE");

    /** How many sentences are asked. */
    private static final int ASKED = 8;
    /** How many of them the last trees see one by one. */
    private static final int SEEN = 4;
    /** How slowly the weight of a sentence falls with its rank, in log-odds. */
    private static final double PATIENCE = 1.5;

    /** A sentence and its score, in log-odds. */
    record Ranked(int passage, double score) {}

    private final BoostedTrees ranking;
    private final TrialModel trials;

    ArticleModel(BoostedTrees ranking, TrialModel trials) {
        this.ranking = ranking;
        this.trials = trials;
    }

    /** The sentences that most likely answer, best first. */
    List<Ranked> rank(Passages passages, Question question) {
        List<Ranked> ranked = new ArrayList<>();
        int[] scores = new int[RANKS.size()];
        List<Facts> facts = passages.facts(question);
        for (int i = 0; i < facts.size(); i++) {
            Arrays.fill(scores, 0);
            ranking.score(facts.get(i), scores);
            ranked.add(new Ranked(i, (scores[1] - scores[0]) * LinearModel.UNIT));
        }
        ranked.sort(Comparator.comparingDouble((Ranked one) -> -one.score()).thenComparingInt(Ranked::passage));
        return ranked.subList(0, Math.min(ASKED, ranked.size()));
    }

    /** What the best sentences say, as facts for the last trees. */
    Facts facts(Passages passages, Question question, List<Ranked> ranked) {
        Facts facts = new Facts();
        int labels = TrialModel.LABELS.size();
        double[] sums = new double[labels];
        double[] bests = new double[labels];
        Question turned = TrialModel.turned(question);
        for (int i = 0; i < ranked.size(); i++) {
            Ranked one = ranked.get(i);
            int[] scores =
                    trials.scores(passages.example(one.passage(), question), passages.example(one.passage(), turned));
            double weight = StrictMath.exp((one.score() - ranked.get(0).score()) / PATIENCE);
            for (int label = 0; label < labels; label++) {
                double probability = LinearModel.probability(scores, label);
                sums[label] += weight * probability;
                bests[label] = Math.max(bests[label], one.score() * probability);
                if (i < SEEN) {
                    facts.put("says" + i + "." + label, probability);
                }
            }
            if (i < SEEN) {
                facts.put("rank" + i, one.score());
                facts.put("abstract" + i, passages.inAbstract(one.passage()));
                facts.put("object" + i, passages.objectShare(one.passage(), question));
            }
        }
        double all = Math.max(1e-9, sums[0] + sums[1] + sums[2]);
        for (int label = 0; label < labels; label++) {
            facts.put("sum." + label, sums[label]);
            facts.put("share." + label, sums[label] / all);
            facts.put("best." + label, bests[label]);
        }
        facts.put("sign", sums[0] - sums[1]);
        return facts;
    }

    /** What spoke, in one sentence, for a label rather than another. */
    List<String> reasons(Passages passages, Question question, Ranked one, int label, int other) {
        return trials.reasons(passages.example(one.passage(), question), label, other);
    }
}
