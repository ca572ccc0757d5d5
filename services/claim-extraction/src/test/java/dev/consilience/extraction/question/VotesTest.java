package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.words.Word;
import dev.consilience.extraction.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotesTest {

    private static final SignTable TABLE = SignTable.standard();
    private static final Aliases ALIASES = Aliases.standard();

    private static List<Vote> trial(String text) {
        List<Word> words = Words.of(text);
        Question question = Question.trial("exercise", "usual care", "pain at rest");
        Reading reading = Reading.of(words, question, TABLE, NameMatcher.definitions(words), ALIASES);
        return TrialVotes.of(reading, TrialFacts.of(reading, question, new FeatureVector()));
    }

    private static List<Vote> statement(String text) {
        Question question = Question.statement(Question.Party.of("TARDBP"), Question.Party.of("autophagy"));
        Reading reading = Reading.of(text, question, TABLE, ALIASES);
        return StatementVotes.of(
                reading, question, StatementFeatures.add(reading, question, new FeatureVector(), new FeatureVector()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # words | which way the only word with a sign goes
                    Pain at rest was higher with exercise.                                               |  1
                    Pain at rest was lower with exercise.                                                | -1
                    The reduction in pain at rest was greater with exercise than with usual care.        | -1
                    The reduction in pain at rest was smaller with exercise than with usual care.        |  1
                    The increase in pain at rest was greater with exercise than with usual care.         |  1
                    Pain at rest was lower with exercise in patients of 50 years or more.                | -1
                    Pain at rest was lower with exercise in patients with fall risk.                     | -1
                    Pain at rest was lower with exercise after surgery of more than 2 hours.             | -1
                    """)
    void findsTheWordThatSaysWhichWayAMeasureWent(String words, int polarity) {
        assertThat(trial(words)).singleElement().extracting(Vote::polarity).isEqualTo(polarity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # words | the arm that the word is said of: 1 the treatment, -1 the other
                    Pain at rest was higher with exercise than with usual care.      |  1
                    Pain at rest was higher with usual care than with exercise.      | -1
                    Compared with usual care, pain at rest was higher.               |  1
                    Compared with exercise, pain at rest was higher.                 | -1
                    Increases from baseline were seen in pain at rest with exercise. |  1
                    """)
    void tellsTheArmThatAWordIsSaidOf(String words, int orientation) {
        assertThat(trial(words))
                .singleElement()
                .satisfies(vote -> assertThat(vote.facts().get("orientation")).isEqualTo(orientation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # words | whether what acts is taken away
                    TDP-43 increased autophagy.                 | 0
                    Knockdown of TDP-43 increased autophagy.    | 1
                    TDP-43 deficiency increased autophagy.      | 1
                    Autophagy increased in TDP-43-null neurons. | 1
                    """)
    void seesThatWhatActsIsTakenAway(String words, int removed) {
        assertThat(statement(words)).isNotEmpty().allSatisfy(vote -> assertThat(
                        vote.facts().get("s.removed.any"))
                .isEqualTo(removed));
    }

    @Test
    void hasNoVotesWhereNoWordCarriesASign() {
        assertThat(trial("Pain at rest was measured.")).isEmpty();
        assertThat(statement("TDP-43 and autophagy were studied.")).isEmpty();
    }
}
