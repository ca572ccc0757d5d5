package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionReaderTest {

    private static final DirectionReader READER = DirectionReader.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # intervention | comparator | outcome | direction | words
                    gabapentin | placebo | pain at rest | DECREASES | Pain at rest was significantly lower with gabapentin than with placebo (p < 0.01).
                    gabapentin | placebo | pain at rest | INCREASES | Pain at rest was significantly higher with gabapentin than with placebo (p < 0.01).
                    gabapentin | placebo | pain at rest | NO_EFFECT | Pain at rest did not differ significantly between the gabapentin and placebo groups (p = 0.41).
                    exercise | usual care | sleep quality | INCREASES | Sleep quality improved significantly in the exercise group compared with usual care (p = 0.002).
                    exercise | usual care | hospital stay | NO_EFFECT | There was no significant difference in hospital stay between groups.
                    drug A | drug B | bleeding | DECREASES | Bleeding was significantly more frequent in the drug B group than in the drug A group (p = 0.01).
                    """)
    void readsTheDirectionOfATrial(
            String intervention, String comparator, String outcome, Answer.Direction direction, String words) {
        Answer answer = READER.answer(Question.trial(intervention, comparator, outcome), words);

        assertThat(answer.direction()).isEqualTo(direction);
        assertThat(answer.confidence()).isGreaterThan(1.0 / 3);
    }

    @Test
    void turnsTheAnswerWhenTheArmsAreExchanged() {
        // Given
        String words = "Serum urate was significantly lower in the cherry group than in the grape group (p < 0.001).";

        // When
        Answer plain = READER.answer(Question.trial("cherry", "grape", "serum urate"), words);
        Answer turned = READER.answer(Question.trial("grape", "cherry", "serum urate"), words);

        // Then
        assertThat(plain.direction()).isEqualTo(Answer.Direction.DECREASES);
        assertThat(turned.direction()).isEqualTo(Answer.Direction.INCREASES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # subject | object | direction | words
                    rapamycin | autophagy | INCREASES | Rapamycin induces autophagy in neurons.
                    lithium | GSK3B | DECREASES | Lithium inhibits GSK-3β in cultured cells.
                    quercetin | apoptosis | DECREASES | Quercetin significantly reduced apoptosis.
                    """)
    void readsTheDirectionOfAStatement(String subject, String object, Answer.Direction direction, String words) {
        Answer answer = READER.answer(Question.statement(Question.Party.of(subject), Question.Party.of(object)), words);

        assertThat(answer.direction()).isEqualTo(direction);
        assertThat(answer.association()).isBetween(0.0, 1.0);
    }

    @Test
    void saysWhatSpokeForTheAnswerAndWhereItStands() {
        String words = "Weight loss was greater with walking than with rest (p = 0.003).";

        Answer answer = READER.answer(Question.trial("walking", "rest", "weight loss"), words);

        assertThat(answer.reasons()).isNotEmpty();
        assertThat(answer.evidence()).singleElement().satisfies(span -> assertThat(span.cut(words))
                .isEqualTo(words));
    }

    @Test
    void answersAlikeEachTime() {
        Question question = Question.trial("walking", "rest", "weight loss");

        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> READER.answer(question, "Weight loss was greater with walking than with rest."))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ''
                    (((
                    p = p <
                    \u00b1 - 1.2.3 , ,
                    """)
    void answersWhateverTheWordsAre(String words) {
        assertThat(READER.answer(Question.trial("a", "b", "c"), words)).isNotNull();
        assertThat(READER.answer(Question.statement(Question.Party.of(""), Question.Party.of("")), words))
                .isNotNull();
    }
}
