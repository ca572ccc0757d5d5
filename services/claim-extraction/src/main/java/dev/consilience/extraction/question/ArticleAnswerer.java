package dev.consilience.extraction.question;

import dev.consilience.article.TextSpan;
import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.LinearModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers a question about a trial from its article: finds the sentences and rows that answer, and weighs what they say.
 *
 * <p>Immutable; serves any number of threads. Headings count where they stand on a line of their own, in capitals and with a
 * colon behind them ({@code ABSTRACT.RESULTS:}); a text without headings is answered too.
 */
public final class ArticleAnswerer {

    private static final int QUOTED = 3;

    private static final class Standard {
        private static final ArticleAnswerer ANSWERER = new ArticleAnswerer(
                new ArticleModel(Models.trees("passages.model.gz"), TrialModel.standard()),
                Models.trees("articles.model.gz"),
                SignTable.standard(),
                Aliases.standard());
    }

    private final ArticleModel model;
    private final BoostedTrees answers;
    private final SignTable table;
    private final Aliases aliases;

    ArticleAnswerer(ArticleModel model, BoostedTrees answers, SignTable table, Aliases aliases) {
        this.model = model;
        this.answers = answers;
        this.table = table;
        this.aliases = aliases;
    }

    /** The answerer with the models of this module. */
    public static ArticleAnswerer standard() {
        return Standard.ANSWERER;
    }

    /**
     * Answers a question from the text of an article.
     *
     * @param question with a comparator
     * @throws IllegalArgumentException if the question has no comparator
     */
    public Answer answer(Question question, String text) {
        return answer(List.of(question), text).get(0);
    }

    /**
     * Answers questions from the text of one article, which is read once for all of them.
     *
     * @return an answer for each question, in their order; its evidence is the sentences that it rests on, best first
     * @throws IllegalArgumentException if a question has no comparator
     */
    public List<Answer> answer(List<Question> questions, String text) {
        Passages passages = new Passages(text, table, aliases);
        List<Answer> given = new ArrayList<>();
        for (Question question : questions) {
            if (question.comparator().isEmpty()) {
                throw new IllegalArgumentException("A question about a trial has a comparator: " + question);
            }
            given.add(answer(question, passages));
        }
        return given;
    }

    private Answer answer(Question question, Passages passages) {
        List<ArticleModel.Ranked> ranked = model.rank(passages, question);
        int[] scores = new int[TrialModel.LABELS.size()];
        answers.score(model.facts(passages, question, ranked), scores);
        int best = LinearModel.best(scores);
        List<TextSpan> evidence = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (ArticleModel.Ranked one : ranked.subList(0, Math.min(QUOTED, ranked.size()))) {
            evidence.add(passages.passages().get(one.passage()).span());
        }
        if (!ranked.isEmpty()) {
            reasons.addAll(
                    model.reasons(passages, question, ranked.get(0), best, DirectionReader.second(scores, best)));
        }
        return new Answer(TrialModel.direction(best), LinearModel.probability(scores, best), 0, evidence, reasons);
    }
}
