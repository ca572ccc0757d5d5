package dev.consilience.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void onlyARejectedClaimIsNoEvidence() {
        assertThat(Judgement.none().isRejected()).isFalse();
        assertThat(new Judgement(Ruling.ACCEPTED, Optional.empty(), "N.N.", NOON).isRejected())
                .isFalse();
        assertThat(new Judgement(Ruling.REJECTED, Optional.of(RejectionReason.OTHER), "N.N.", NOON).isRejected())
                .isTrue();
    }

    @Test
    void aReasonIsForARejectionAndForNothingElse() {
        assertThatThrownBy(() -> new Judgement(Ruling.REJECTED, Optional.empty(), "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ruling=REJECTED, reason=Optional.empty");
        assertThatThrownBy(() -> new Judgement(Ruling.ACCEPTED, Optional.of(RejectionReason.OTHER), "N.N.", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OTHER");
    }

    @Test
    void somebodyRuledOrNothingWas() {
        assertThatThrownBy(() -> new Judgement(Ruling.ACCEPTED, Optional.empty(), " ", NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Judgement(Ruling.NONE, Optional.empty(), "N.N.", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("N.N.");
        assertThatThrownBy(() -> new Judgement(Ruling.NONE, Optional.empty(), "", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-04");
    }
}
