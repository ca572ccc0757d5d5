package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Bridge;
import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aRejectedClaimStaysWhereItIsWithItsJudgement() {
        Claim claim = Evidence.from("a")
                .that("drug", Direction.DECREASES, "cold pain")
                .claim();
        Judgement rejected = new Judgement(
                Ruling.REJECTED, Optional.of(RejectionReason.OTHER), "N.N.", Instant.parse("2026-03-04T12:00:00Z"));

        List<Placement> placements = Placement.of(claim, rejected);

        assertThat(placements).extracting(Placement::judgement).containsExactly(rejected, rejected);
        assertThat(placements.stream().map(placement -> placement.judged(Judgement.none())))
                .containsExactlyElementsOf(Placement.of(claim));
    }
}
