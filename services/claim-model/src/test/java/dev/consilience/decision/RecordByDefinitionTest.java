package dev.consilience.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.claim.RejectionReason;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordByDefinitionTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final PropositionId PAIN = new PropositionId("TEST:drug..TEST:pain");

    private static Decision rejection(Claim claim) {
        return Decision.reject(new Subject.OfClaim(claim.id()), RejectionReason.WRONG_DIRECTION, "", "N.N.", NOON);
    }

    @Test
    void answersEveryPropositionThatClaimsSpeakToInTheOrderOfTheirKeys() {
        Claim cold = Evidence.from("a")
                .that("drug", Direction.DECREASES, "cold pain")
                .claim();
        Claim heat = Evidence.from("b")
                .that("drug", Direction.INCREASES, "heat pain")
                .claim();

        RecordByDefinition record = RecordByDefinition.of(List.of(heat, cold), List.of());

        assertThat(record.answers().keySet())
                .extracting(PropositionId::value)
                .containsExactly("TEST:drug..TEST:cold-pain", "TEST:drug..TEST:heat-pain", "TEST:drug..TEST:pain");
        assertThat(record.answer(PAIN).orElseThrow().claim().verdict()).isEqualTo(Verdict.CONFLICTING);
    }

    @Test
    void aRejectedClaimIsNoEvidence() {
        Claim less = Evidence.from("a").claim();
        Claim more =
                Evidence.from("b").that("drug", Direction.INCREASES, "pain").claim();

        RecordByDefinition one = RecordByDefinition.of(List.of(less, more), List.of(rejection(more)));
        RecordByDefinition none = RecordByDefinition.of(List.of(more), List.of(rejection(more)));

        assertThat(one.answer(PAIN).orElseThrow().claim().verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(none.answers()).isEmpty();
    }

    @Test
    void anAnswerComesWithTheDecisionsOnItsProposition() {
        Decision comment = Decision.comment(new Subject.OfProposition(PAIN), "read it again", "N.N.", NOON);

        RecordByDefinition record =
                RecordByDefinition.of(List.of(Evidence.from("a").claim()), List.of(comment));

        assertThat(record.answer(PAIN).orElseThrow().decisions()).containsExactly(comment);
    }

    @Test
    void whatCuratorsRejectTeachesBeliefAndWhatIsGoneTeachesNothing() {
        // Given
        List<Claim> claims = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i <= BeliefPriors.MINIMUM; i++) {
            Claim claim = Evidence.from("judged" + i).claim();
            claims.add(claim);
            decisions.add(rejection(claim));
        }
        Claim standing = Evidence.from("standing").claim();

        // When
        double untaught = belief(RecordByDefinition.of(List.of(standing), decisions));
        claims.add(standing);
        double taught = belief(RecordByDefinition.of(claims, decisions));

        // Then
        assertThat(untaught).isEqualTo(belief(RecordByDefinition.of(List.of(standing), List.of())));
        assertThat(taught).isLessThan(untaught);
    }

    @Test
    void theOrderOfClaimsAndDecisionsMakesNoDifference() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<Claim> claims = new ArrayList<>();
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Direction direction = List.of(Direction.values()).get(random.nextInt(4));
                Claim claim = Evidence.from("p" + i)
                        .that("drug", direction, "cold pain")
                        .claim();
                claims.add(claim);
                if (random.nextInt(4) == 0) {
                    decisions.add(rejection(claim));
                }
            }
            RecordByDefinition before = RecordByDefinition.of(claims, decisions);

            Collections.shuffle(claims, random);
            Collections.shuffle(decisions, random);

            assertThat(RecordByDefinition.of(claims, decisions).answers())
                    .as("seed %d", seed)
                    .isEqualTo(before.answers());
        }
    }

    @Test
    void refusesTwoOfOneId() {
        Claim claim = Evidence.from("a").claim();
        Decision decision = rejection(claim);

        assertThatThrownBy(() -> RecordByDefinition.of(List.of(claim, claim), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(claim.id().value());
        assertThatThrownBy(() -> RecordByDefinition.of(List.of(claim), List.of(decision, decision)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(decision.key());
    }

    private static double belief(RecordByDefinition record) {
        return record.answer(PAIN).orElseThrow().claim().beliefs().get(0).belief();
    }
}
