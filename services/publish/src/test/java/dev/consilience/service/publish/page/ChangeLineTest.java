package dev.consilience.service.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Direction;
import dev.consilience.decision.RecordByDefinition;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.PropositionId;
import dev.consilience.schema.CauseRecord;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.json.CuratedClaimJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeLineTest {

    private static final PropositionId PAIN = new PropositionId("TEST:drug..TEST:pain");

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static ClaimChangedRecord change(
            ChangeReason reason, @Nullable CuratedClaimRecord before, @Nullable CuratedClaimRecord after) {
        CauseRecord cause = new CauseRecord(reason, "doi:a", "", List.of(), 0);
        return new ClaimChangedRecord(PAIN.value(), reason, List.of(cause, cause), before, after);
    }

    private static CuratedClaimJson claim(Evidence... evidence) {
        return CuratedClaimJson.of(record(evidence));
    }

    private static CuratedClaimRecord record(Evidence... evidence) {
        List<Claim> claims = Stream.of(evidence).map(Evidence::claim).toList();
        RecordByDefinition.Answer answer =
                RecordByDefinition.of(claims, List.of()).answer(PAIN).orElseThrow();
        return CuratedRecords.toRecord(answer.claim(), answer.decisions());
    }

    private static final CuratedClaimJson ONE = claim(Evidence.from("a"));
    private static final CuratedClaimJson TWO =
            claim(Evidence.from("a"), Evidence.from("b").that("drug", Direction.INCREASES, "pain"));

    @Test
    void saysWhatMoved() {
        assertThat(ChangeLine.moved(Optional.empty(), Optional.of(ONE))).isEqualTo("new, on 1 study");
        assertThat(ChangeLine.moved(Optional.of(ONE), Optional.of(TWO)))
                .startsWith("consistent became conflicting; ")
                .contains("2 studies, was 1");
        assertThat(ChangeLine.moved(Optional.of(ONE), Optional.empty())).startsWith("withdrawn");
        assertThat(ChangeLine.moved(Optional.of(ONE), Optional.of(ONE))).startsWith("other evidence");
    }

    @Test
    void leadsNowhereOnceTheClaimIsGone() {
        ChangeLine line = ChangeLine.of(change(ChangeReason.RETRACTION, record(Evidence.from("a")), null), NOON);

        assertThat(line.address()).isNull();
        assertThat(line.why()).isEqualTo("a retraction");
        assertThat(line.articles()).extracting(ChangeLine.ArticleLink::address).containsExactly("/view/articles/doi:a");
    }

    @Test
    void saysTheTimeForPeopleAndForMachines() {
        ChangeLine line = ChangeLine.of(
                change(ChangeReason.NEW_EVIDENCE, null, record(Evidence.from("a"))),
                Instant.parse("2026-03-04T12:00:59.123Z"));

        assertThat(line.whenInWords()).isEqualTo("2026-03-04 12:00 UTC");
        assertThat(line.when()).isEqualTo("2026-03-04T12:00:59.123Z");
    }

    @Test
    void refusesAChangeOfNothing() {
        assertThatThrownBy(() -> ChangeLine.of(change(ChangeReason.NEW_EVIDENCE, null, null), NOON))
                .hasMessageContaining(PAIN.value());
    }
}
