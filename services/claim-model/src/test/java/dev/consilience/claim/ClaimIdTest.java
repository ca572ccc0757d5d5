package dev.consilience.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.ArticleId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimIdTest {

    private static final ArticleId ARTICLE = ArticleId.ofDoi("10.1000/a");
    private static final Agent DRUG = agent("TEST:drug", Manipulation.NONE);
    private static final Outcome PAIN = outcome("TEST:pain");

    private static Agent agent(String id, Manipulation manipulation) {
        return new Agent(new Entity(new EntityId(id), "any label"), manipulation, List.of());
    }

    private static Outcome outcome(String id) {
        return new Outcome(new Entity(new EntityId(id), "any label"), List.of());
    }

    private static ClaimId id(Agent agent, Direction direction, Outcome outcome, Context context, String words) {
        return ClaimId.of(ARTICLE, agent, direction, outcome, context, words);
    }

    @Test
    void isWrittenDown() {
        // SHA-256 over the parts, each ended by a zero byte, cut to 16 bytes: computed once with sha256sum
        assertThat(id(DRUG, Direction.DECREASES, PAIN, Context.empty(), "Drug lowers pain."))
                .hasToString("b972edc908bd0f1f6a938856b1b2afac");
    }

    @Test
    void dependsOnWhatIsClaimedAndOnTheWords() {
        Context rats = Context.empty().with(Dimension.SPECIES, "rat");
        ClaimId id = id(DRUG, Direction.DECREASES, PAIN, Context.empty(), "w");

        assertThat(List.of(
                        id(agent("TEST:other", Manipulation.NONE), Direction.DECREASES, PAIN, Context.empty(), "w"),
                        id(agent("TEST:drug", Manipulation.LOST), Direction.DECREASES, PAIN, Context.empty(), "w"),
                        id(DRUG, Direction.INCREASES, PAIN, Context.empty(), "w"),
                        id(DRUG, Direction.DECREASES, outcome("TEST:fever"), Context.empty(), "w"),
                        id(DRUG, Direction.DECREASES, PAIN, rats, "w"),
                        id(DRUG, Direction.DECREASES, PAIN, Context.empty(), "x")))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotDependOnLabelsLineageOrLineBreaks() {
        Agent relabelled = new Agent(
                new Entity(DRUG.entity().id(), "another label"),
                Manipulation.NONE,
                List.of(new Level(new Entity(new EntityId("TEST:class"), "class"), Bridge.BROADER)));

        assertThat(id(relabelled, Direction.DECREASES, PAIN, Context.empty(), " Drug  lowers\npain."))
                .isEqualTo(id(DRUG, Direction.DECREASES, PAIN, Context.empty(), "Drug lowers pain."));
    }
}
