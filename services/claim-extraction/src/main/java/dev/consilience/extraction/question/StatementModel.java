package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LabelBias;
import dev.consilience.extraction.learn.LinearModel;
import java.util.List;

/**
 * Weighs the answers to a question about a statement: a linear model of the names, one of the words, one of each word that
 * goes up or down, and trees over what all of them say and over the facts. A bias weighs the directions against each other.
 */
final class StatementModel {

    /** In the order of {@link Answer.Direction}, and what is none. */
    static final List<String> LABELS = List.of("INCREASES", "DECREASES", "NO_EFFECT", "ASSOCIATED");

    private final LinearModel names;
    private final LinearModel words;
    private final VoteModel votes;
    private final BoostedTrees facts;
    private final LabelBias bias;

    StatementModel(LinearModel names, LinearModel words, VoteModel votes, BoostedTrees facts, LabelBias bias) {
        this.names = names;
        this.words = words;
        this.votes = votes;
        this.facts = facts;
        this.bias = bias;
    }

    static StatementModel standard() {
        return new StatementModel(
                Models.linear("statement-names.model.gz"),
                Models.linear("statement-words.model.gz"),
                Models.votes("statement"),
                Models.trees("statement-facts.model.gz"),
                Models.bias("statement-bias.model.gz"));
    }

    /** What is known of a text with regard to a question. */
    static final class Example {
        private final Reading reading;
        private final Question question;
        private final FeatureVector names = new FeatureVector();
        private final FeatureVector words = new FeatureVector();
        private final Facts facts;
        private final List<Vote> votes;

        Example(String text, Question question, SignTable table, Aliases aliases) {
            this.question = question;
            this.reading = Reading.of(text, question, table, aliases);
            this.facts = StatementFeatures.add(reading, question, names, words);
            RelationFacts.add(text, reading, question, facts);
            this.votes = StatementVotes.of(reading, question, facts);
            names.settle();
            words.settle();
        }

        FeatureVector names() {
            return names;
        }

        FeatureVector words() {
            return words;
        }

        List<Vote> votes() {
            return votes;
        }

        /** The facts, with what the votes and the linear models say. */
        Facts facts(LinearModel ofNames, LinearModel ofWords, VoteModel ofVotes) {
            Facts all = ofVotes.with(votes, facts);
            int[] byNames = new int[LABELS.size()];
            int[] byWords = new int[LABELS.size()];
            ofNames.score(names, byNames);
            ofWords.score(words, byWords);
            for (int label = 0; label < byNames.length; label++) {
                all.put("names." + LABELS.get(label), byNames[label] * LinearModel.UNIT);
                all.put("words." + LABELS.get(label), byWords[label] * LinearModel.UNIT);
                all.put("both." + LABELS.get(label), (byNames[label] + byWords[label]) * LinearModel.UNIT);
            }
            all.put("both.sign", (byNames[0] + byWords[0] - byNames[1] - byWords[1]) * LinearModel.UNIT);
            return all;
        }
    }

    /** The scores of the labels, in units. */
    int[] scores(Example example) {
        int[] scores = new int[LABELS.size()];
        facts.score(example.facts(names, words, votes), scores);
        return scores;
    }

    /** The scores of the three directions, weighed against each other, in units. */
    int[] directions(int[] scores) {
        return bias.weigh(scores);
    }

    /** What spoke for a label rather than another. */
    List<String> reasons(Example example, int label, int other) {
        Explanation explanation = new Explanation(words, label, other);
        StatementFeatures.add(example.reading, example.question, new FeatureVector(), explanation);
        return explanation.strongest(5).stream().map(Explanation.Weighed::name).toList();
    }
}
