package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Bridge;
import dev.consilience.claim.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void placesAClaimUnderItsOwnQuestionAndUnderThatOfEachLevel() {
        List<Placement> placements = Placement.of(Evidence.from("a")
                .that("drug", Direction.DECREASES, "cold pain")
                .claim());

        assertThat(placements)
                .extracting(placement -> placement.proposition().id().value())
                .containsExactly("TEST:drug..TEST:cold-pain", "TEST:drug..TEST:pain");
        assertThat(placements).extracting(Placement::outcomeBridge).containsExactly(Bridge.SAME, Bridge.BROADER);
    }

    @Test
    void turnsTheDirectionOnTheWayToAnOpposite() {
        Placement onPain =
                Evidence.from("a").that("drug", Direction.INCREASES, "comfort").on("pain");

        assertThat(onPain.direction()).isEqualTo(Direction.DECREASES);
        assertThat(onPain.claim().direction()).isEqualTo(Direction.INCREASES);
    }

    @Test
    void asksNotWhatAConceptDoesToItself() {
        List<Placement> placements = Placement.of(Evidence.from("a")
                .that("pain", Direction.INCREASES, "cold pain")
                .claim());

        assertThat(placements)
                .extracting(placement -> placement.proposition().id().value())
                .containsExactly("TEST:pain..TEST:cold-pain");
    }
}
