package dev.consilience.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Subject CLAIM = new Subject.OfClaim(new ClaimId("0123456789abcdef0123456789abcdef"));
    private static final Subject PROPOSITION = new Subject.OfProposition(new PropositionId("TEST:drug..TEST:pain"));

    private static final List<RejectionReason> REASONS = List.of(RejectionReason.values());

    private static Instant minute(int number) {
        return NOON.plus(Duration.ofMinutes(number));
    }

    @Test
    void nothingWasRuledWhereNobodyAcceptedOrRejected() {
        assertThat(Decision.judgementOf(List.of())).isEqualTo(Judgement.none());
        assertThat(Decision.judgementOf(List.of(Decision.comment(CLAIM, "odd", "N.N.", NOON))))
                .isEqualTo(Judgement.none());
    }

    @Test
    void theLatestRulingCountsAndACommentRulesNothing() {
        List<Decision> decisions = List.of(
                Decision.reject(CLAIM, RejectionReason.WRONG_ENTITY, "", "A.A.", minute(1)),
                Decision.accept(CLAIM, "", "B.B.", minute(2)),
                Decision.comment(CLAIM, "really?", "C.C.", minute(3)));

        assertThat(Decision.judgementOf(decisions))
                .isEqualTo(new Judgement(Ruling.ACCEPTED, Optional.empty(), "B.B.", minute(2)));
    }

    @Test
    void whatIsTakenBackIsAsIfItHadNeverBeen() {
        Decision rejection = Decision.reject(CLAIM, RejectionReason.OTHER, "no", "A.A.", minute(1));
        Decision acceptance = Decision.accept(CLAIM, "", "B.B.", minute(2));

        assertThat(Decision.judgementOf(List.of(rejection, acceptance)).ruling())
                .isEqualTo(Ruling.ACCEPTED);
        assertThat(Decision.judgementOf(List.of(rejection)))
                .isEqualTo(new Judgement(Ruling.REJECTED, Optional.of(RejectionReason.OTHER), "A.A.", minute(1)));
    }

    @Test
    void ofTwoAtTheSameTimeTheOneWithTheLargerIdCounts() {
        Decision one = Decision.accept(CLAIM, "", "A.A.", NOON);
        Decision other = Decision.reject(CLAIM, RejectionReason.OTHER, "", "B.B.", NOON);
        String larger = "A.A.";
        if (other.id().compareTo(one.id()) > 0) {
            larger = "B.B.";
        }

        assertThat(Decision.judgementOf(List.of(one, other)).by()).isEqualTo(larger);
        assertThat(Decision.judgementOf(List.of(other, one)).by()).isEqualTo(larger);
    }

    @Test
    void theOrderOfArrivalNeverMatters() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                decisions.add(random(random));
            }
            Judgement judgement = Decision.judgementOf(decisions);
            Collections.shuffle(decisions, random);

            assertThat(Decision.judgementOf(decisions)).as("seed %d", seed).isEqualTo(judgement);
        }
    }

    private static Decision random(Random random) {
        Instant at = minute(random.nextInt(3));
        String by = "curator " + random.nextInt(3);
        return switch (random.nextInt(3)) {
            case 0 -> Decision.accept(CLAIM, "", by, at);
            case 1 -> Decision.reject(CLAIM, REASONS.get(random.nextInt(REASONS.size())), "", by, at);
            default -> Decision.comment(CLAIM, "hm", by, at);
        };
    }

    @Test
    void decisionsOnSeveralClaimsMakeNoOneJudgement() {
        Subject other = new Subject.OfClaim(new ClaimId("f".repeat(32)));

        assertThatThrownBy(() -> Decision.judgementOf(
                        List.of(Decision.accept(CLAIM, "", "N.N.", NOON), Decision.accept(other, "", "N.N.", NOON))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f".repeat(32));
    }

    @Test
    void theIdIsWrittenDown() {
        // SHA-256 over the parts, each ended by a zero byte, cut to 8 bytes: computed once with sha256sum
        assertThat(Decision.reject(CLAIM, RejectionReason.WRONG_DIRECTION, "it rose", "N.N.", NOON)
                        .key())
                .isEqualTo("0123456789abcdef0123456789abcdef/b71de64333d4d891");
    }

    @Test
    void theIdDependsOnEveryPart() {
        List<Decision> decisions = List.of(
                Decision.accept(CLAIM, "", "N.N.", NOON),
                Decision.accept(CLAIM, "a", "N.N.", NOON),
                Decision.accept(CLAIM, "", "M.M.", NOON),
                Decision.accept(CLAIM, "", "N.N.", NOON.plusMillis(1)),
                Decision.accept(new Subject.OfClaim(new ClaimId("f".repeat(32))), "", "N.N.", NOON),
                Decision.comment(CLAIM, "a", "N.N.", NOON),
                Decision.reject(CLAIM, RejectionReason.OTHER, "", "N.N.", NOON),
                Decision.reject(CLAIM, RejectionReason.WRONG_CONTEXT, "", "N.N.", NOON),
                Decision.approve(PROPOSITION, Verdict.CONSISTENT, "", "N.N.", NOON),
                Decision.approve(PROPOSITION, Verdict.CONFLICTING, "", "N.N.", NOON));

        assertThat(decisions.stream().map(Decision::id)).doesNotHaveDuplicates();
    }

    @Test
    void theSameDecisionSentAgainIsOne() {
        assertThat(Decision.accept(CLAIM, "", "N.N.", NOON.plusNanos(17)))
                .isEqualTo(Decision.accept(CLAIM, "", "N.N.", NOON));
    }

    @Test
    void saysItInWords() {
        assertThat(Decision.reject(CLAIM, RejectionReason.WRONG_DIRECTION, "it rose", "N.N.", NOON)
                        .inWords())
                .isEqualTo("rejected by N.N.: WRONG_DIRECTION, it rose");
        assertThat(Decision.accept(CLAIM, "", "N.N.", NOON).inWords()).isEqualTo("accepted by N.N.");
        assertThat(Decision.accept(CLAIM, "sure", "N.N.", NOON).inWords()).isEqualTo("accepted by N.N.: sure");
        assertThat(Decision.approve(PROPOSITION, Verdict.CONSISTENT, "", "N.N.", NOON)
                        .inWords())
                .isEqualTo("approved by N.N.: CONSISTENT");
        assertThat(Decision.comment(PROPOSITION, "see table 2", "N.N.", NOON).inWords())
                .isEqualTo("comment by N.N.: see table 2");
    }

    @Test
    void claimsAreRuledOnAndVerdictsApproved() {
        assertThatThrownBy(() -> Decision.approve(CLAIM, Verdict.CONSISTENT, "", "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("APPROVE")
                .hasMessageContaining(CLAIM.key());
        assertThatThrownBy(() -> Decision.accept(PROPOSITION, "", "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ACCEPT");
    }

    @Test
    void aReasonIsForRejectionsAndAVerdictForApprovals() {
        assertThatThrownBy(() -> decision(Act.REJECT, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("act=REJECT, reason=Optional.empty");
        assertThatThrownBy(() -> decision(Act.ACCEPT, Optional.of(RejectionReason.OTHER), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OTHER");
        assertThatThrownBy(() -> decision(Act.ACCEPT, Optional.empty(), Optional.of(Verdict.SUGGESTED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SUGGESTED");
    }

    private static Decision decision(Act act, Optional<RejectionReason> reason, Optional<Verdict> verdict) {
        return new Decision("0".repeat(16), CLAIM, act, reason, verdict, "", "N.N.", NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void needsTheNameOfItsCurator(String by) {
        assertThatThrownBy(() -> Decision.accept(CLAIM, "", by, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + by + "\"");
    }

    @Test
    void refusesWhatIsTooLongAndACommentThatSaysNothing() {
        assertThatThrownBy(() -> Decision.comment(CLAIM, "x".repeat(Decision.LONGEST_COMMENT + 1), "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4001");
        assertThatThrownBy(() -> Decision.accept(CLAIM, "", "x".repeat(Decision.LONGEST_NAME + 1), NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decision.comment(CLAIM, " ", "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\" \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789ABCDEF", "0123", "0123456789abcdef0"})
    void refusesAnIdOutOfForm(String id) {
        assertThatThrownBy(
                        () -> new Decision(id, CLAIM, Act.ACCEPT, Optional.empty(), Optional.empty(), "", "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + id + "\"");
    }

    @Test
    void tellsByItsKeyWhatASubjectIs() {
        assertThat(Subject.parse(CLAIM.key())).isEqualTo(CLAIM);
        assertThat(Subject.parse(PROPOSITION.key())).isEqualTo(PROPOSITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pain", "0123456789abcdef", "TEST:drug..", "a b..c"})
    void refusesTheKeyOfNeither(String key) {
        assertThatThrownBy(() -> Subject.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + key + "\"");
    }
}
