package dev.consilience.extraction.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.extraction.learn.BoostedTrees;
import dev.consilience.extraction.learn.Facts;
import dev.consilience.extraction.learn.FeatureVector;
import dev.consilience.extraction.learn.LinearModel;
import dev.consilience.extraction.learn.LinearTrainer;
import dev.consilience.extraction.learn.TreeTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteModelTest {

    /** Learned from votes of which "near" ones agree with the answer and "far" ones oppose it. */
    private static final VoteModel MODEL = model();

    private static VoteModel model() {
        LinearTrainer words = new LinearTrainer(Vote.LABELS, LinearTrainer.Settings.STANDARD);
        TreeTrainer facts = new TreeTrainer(Vote.LABELS, new TreeTrainer.Settings(20, 2, 0.3, 1, 1, 1));
        for (int i = 0; i < 40; i++) {
            words.add(vote(1, "near").words(), Vote.AGREES, 1);
            facts.add(vote(1, "near").facts(), Vote.AGREES, 1);
            words.add(vote(1, "far").words(), Vote.OPPOSES, 1);
            facts.add(vote(1, "far").facts(), Vote.OPPOSES, 1);
        }
        LinearModel linear = words.train();
        BoostedTrees trees = facts.train();
        return new VoteModel(linear, trees);
    }

    private static Vote vote(int polarity, String place) {
        FeatureVector words = new FeatureVector();
        words.add(place);
        words.settle();
        Facts facts = new Facts();
        facts.put("near", place.equals("near"));
        return new Vote(polarity, facts, words);
    }

    private static double sum(Vote... votes) {
        return MODEL.with(List.of(votes), new Facts()).get("votes.both");
    }

    @Test
    void countsAWordTheWayItGoesAndTurnsWhatOpposesTheAnswer() {
        assertThat(sum(vote(1, "near"))).isPositive();
        assertThat(sum(vote(-1, "near"))).isNegative();
        assertThat(sum(vote(1, "far"))).isNegative();
        assertThat(sum(vote(-1, "far"))).isPositive();
    }

    @Test
    void addsUpWhatTheVotesSay() {
        assertThat(sum(vote(1, "near"), vote(1, "near"))).isGreaterThan(sum(vote(1, "near")));
        assertThat(sum(vote(1, "near"), vote(-1, "near"))).isZero();
    }

    @Test
    void leavesTheFactsItIsGivenAsTheyAre() {
        // Given
        Facts known = new Facts();
        known.put("length", 7);

        // When
        Facts all = MODEL.with(List.of(vote(1, "near")), known);

        // Then
        assertThat(all.get("length")).isEqualTo(7);
        assertThat(all.get("votes")).isEqualTo(1);
        assertThat(known.names()).containsExactly("length");
    }

    @Test
    void isSurerThatNothingIsSaidWhereThereIsNoVote() {
        double silent = MODEL.with(List.of(), new Facts()).get("votes.beside");
        double spoken = MODEL.with(List.of(vote(1, "near")), new Facts()).get("votes.beside");

        assertThat(silent).isGreaterThan(spoken);
    }

    @Test
    void refusesAVoteThatGoesNowhere() {
        assertThatThrownBy(() -> vote(0, "near"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
