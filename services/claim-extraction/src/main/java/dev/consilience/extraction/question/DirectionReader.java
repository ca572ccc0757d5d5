package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.List;
import java.util.Map;

/**
 * Answers a question from words that are known to speak of it: a sentence, a few of them, a row of a table.
 *
 * <p>It always gives a direction, the likeliest of the three that claim or deny an effect. Whether the words claim an effect
 * at all is another matter: see {@link Answer#association()}. Immutable; serves any number of threads.
 */
public final class DirectionReader {

    private static final class Standard {
        private static final DirectionReader READER = new DirectionReader(
                TrialModel.standard(), StatementModel.standard(), SignTable.standard(), Aliases.standard());
    }

    private final TrialModel trials;
    private final StatementModel statements;
    private final SignTable table;
    private final Aliases aliases;

    DirectionReader(TrialModel trials, StatementModel statements, SignTable table, Aliases aliases) {
        this.trials = trials;
        this.statements = statements;
        this.table = table;
        this.aliases = aliases;
    }

    /** The reader with the models of this module. */
    public static DirectionReader standard() {
        return Standard.READER;
    }

    /**
     * Answers a question.
     *
     * @param text the words that speak of it; a text without words is answered too, by what is likeliest
     */
    public Answer answer(Question question, String text) {
        TextSpan all = new TextSpan(0, text.length());
        if (question.comparator().isEmpty()) {
            StatementModel.Example example = new StatementModel.Example(text, question, table, aliases);
            int[] scores = statements.scores(example);
            double association = LinearModel.probability(scores, scores.length - 1);
            int[] signed = statements.directions(scores);
            int best = LinearModel.best(signed);
            return answer(signed, association, all, statements.reasons(example, best, second(signed, best)));
        }
        List<Word> words = Words.of(text);
        Map<String, List<Word>> definitions = NameMatcher.definitions(words);
        TrialModel.Example example = new TrialModel.Example(words, question, table, definitions, aliases);
        TrialModel.Example turned =
                new TrialModel.Example(words, TrialModel.turned(question), table, definitions, aliases);
        int[] scores = trials.scores(example, turned);
        int best = LinearModel.best(scores);
        return answer(scores, 0, all, trials.reasons(example, best, second(scores, best)));
    }

    private static Answer answer(int[] scores, double association, TextSpan evidence, List<String> reasons) {
        int best = LinearModel.best(scores);
        return new Answer(
                TrialModel.direction(best),
                LinearModel.probability(scores, best),
                association,
                List.of(evidence),
                reasons);
    }

    /** The label of the highest score but one. */
    static int second(int[] scores, int best) {
        int second = -1;
        for (int label = 0; label < scores.length; label++) {
            if (label != best && (second < 0 || scores[label] > scores[second])) {
                second = label;
            }
        }
        return second;
    }
}
