package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleAnswererTest {

    private static final String ARTICLE = """
            TITLE:
            Nettle tea and sleep: a trial in nurses

            ABSTRACT.BACKGROUND:
            Nurses who work at night sleep badly. We aimed to find out whether nettle tea helps.

            ABSTRACT.METHODS:
            Ninety nurses were given nettle tea or warm water (placebo) for six weeks. Sleep duration was measured by a watch.

            ABSTRACT.RESULTS:
            Sleep duration was significantly longer in the nettle tea group than in the placebo group (7.1 versus 6.2 hours, p = 0.001). \
            Daytime headache did not differ between the nettle tea and placebo groups (p = 0.64).

            BODY.DISCUSSION:
            Our nurses worked in two hospitals. Tea is cheap.
            """;

    private static final ArticleAnswerer ANSWERER = ArticleAnswerer.standard();

    @Test
    void findsTheSentenceThatAnswersAndReadsIt() {
        Answer answer = ANSWERER.answer(Question.trial("nettle tea", "placebo", "sleep duration"), ARTICLE);

        assertThat(answer.direction()).isEqualTo(Answer.Direction.INCREASES);
        assertThat(answer.evidence().get(0).cut(ARTICLE)).startsWith("Sleep duration was significantly longer");
    }

    @Test
    void answersSeveralQuestionsInTheirOrder() {
        List<Answer> answers = ANSWERER.answer(
                List.of(
                        Question.trial("nettle tea", "placebo", "daytime headache"),
                        Question.trial("nettle tea", "placebo", "sleep duration")),
                ARTICLE);

        assertThat(answers)
                .extracting(Answer::direction)
                .containsExactly(Answer.Direction.NO_EFFECT, Answer.Direction.INCREASES);
    }

    @Test
    void answersFromAnEmptyText() {
        Answer answer = ANSWERER.answer(Question.trial("nettle tea", "placebo", "sleep"), "");

        assertThat(answer.evidence()).isEmpty();
    }

    @Test
    void refusesAQuestionWithoutComparator() {
        Question question = Question.statement(Question.Party.of("tea"), Question.Party.of("sleep"));

        assertThatThrownBy(() -> ANSWERER.answer(question, ARTICLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comparator");
    }
}
