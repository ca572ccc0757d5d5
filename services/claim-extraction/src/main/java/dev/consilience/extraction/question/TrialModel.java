package dev.consilience.extraction.question;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Explanation;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.words.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weighs the answers to a question about a trial: a linear model of the words, and trees over the facts and over what the
 * words that go up or down say one by one, added up.
 *
 * <p>A question can be turned round: what S increases against C, C decreases against S. Where a text names both arms, both
 * questions are asked, and the answers must agree.
 */
final class TrialModel {

    /** In the order of {@link Answer.Direction}. */
    static final List<String> LABELS = List.of("INCREASES", "DECREASES", "NO_EFFECT");

    private final LinearModel words;
    private final VoteModel votes;
    private final BoostedTrees facts;

    TrialModel(LinearModel words, VoteModel votes, BoostedTrees facts) {
        this.words = words;
        this.votes = votes;
        this.facts = facts;
    }

    static TrialModel standard() {
        return new TrialModel(
                Models.linear("trial-words.model.gz"), Models.votes("trial"), Models.trees("trial-facts.model.gz"));
    }

    /** The direction that a label names. */
    static Answer.Direction direction(int label) {
        return Answer.Direction.valueOf(LABELS.get(label));
    }

    /** What is known of a text with regard to a question. */
    static final class Example {
        private final Reading reading;
        private final FeatureVector features = new FeatureVector();
        private final Facts facts;
        private final List<Vote> votes;

        Example(
                List<Word> words,
                Question question,
                SignTable table,
                Map<String, List<Word>> definitions,
                Aliases aliases) {
            this.reading = Reading.of(words, question, table, definitions, aliases);
            TrialFeatures.add(reading, features);
            TrialFacts known = TrialFacts.of(reading, question, features);
            this.facts = known.facts();
            this.votes = TrialVotes.of(reading, known);
            features.settle();
        }

        FeatureVector features() {
            return features;
        }

        /** The facts, with what the votes say. */
        Facts facts(VoteModel model) {
            return model.with(votes, facts);
        }

        List<Vote> votes() {
            return votes;
        }

        /** Whether both arms are named, so that the question can be turned round. */
        boolean canTurn() {
            return facts.get("subjects") > 0 && facts.get("comparators") > 0;
        }
    }

    /** The question with its arms exchanged. */
    static Question turned(Question question) {
        Question.Party comparator = question.comparator().orElseThrow();
        return new Question(comparator, question.object(), Optional.of(question.subject()));
    }

    private int[] plain(Example example) {
        int[] scores = new int[LABELS.size()];
        words.score(example.features(), scores);
        facts.score(example.facts(votes), scores);
        return scores;
    }

    /** The scores of the labels, in units. */
    int[] scores(Example example, Example turned) {
        int[] scores = plain(example);
        if (example.canTurn()) {
            int[] other = plain(turned);
            scores[0] += other[1];
            scores[1] += other[0];
            scores[2] += other[2];
        }
        return scores;
    }

    /** What spoke for a label rather than another. */
    List<String> reasons(Example example, int label, int other) {
        Explanation explanation = new Explanation(words, label, other);
        TrialFeatures.add(example.reading, explanation);
        return explanation.strongest(5).stream().map(Explanation.Weighed::name).toList();
    }
}
