package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimHistoryTest {

    private static final String ID = "TEST:drug..TEST:pain";

    @TempDir
    private Path folder;

    private Shelf<ClaimChangedRecord> shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf<>(ClaimHistory.mirror(), folder);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private static CuratedClaimRecord answer(Evidence... evidence) {
        return CuratedRecords.toRecord(
                new Reconciler(BeliefPriors.indraReading())
                        .reconcile(Arrays.stream(evidence)
                                .map(each -> each.on("pain"))
                                .toList())
                        .orElseThrow(),
                List.of());
    }

    private static final CuratedClaimRecord AGREED = answer(Evidence.from("a"));
    private static final CuratedClaimRecord CONTESTED =
            answer(Evidence.from("a"), Evidence.from("b").that("drug", Direction.INCREASES, "pain"));

    private void change(@Nullable CuratedClaimRecord before, @Nullable CuratedClaimRecord after, long second)
            throws IOException {
        shelf.put(ID, new ClaimChangedRecord(ID, ChangeReason.NEW_EVIDENCE, List.of(), before, after), second * 1000);
    }

    private ClaimHistory history() throws IOException {
        return new ClaimHistory(shelf.view(), shelf.mirror());
    }

    @Test
    void tellsWhatAClaimWasAtATime() throws IOException {
        change(null, AGREED, 10);
        change(AGREED, CONTESTED, 20);
        change(CONTESTED, null, 30);

        ClaimHistory history = history();

        assertThat(history.asOf(ID, Instant.ofEpochSecond(9)))
                .isEqualTo(new ClaimHistory.AsOf(null, true, Instant.ofEpochSecond(10)));
        assertThat(history.asOf(ID, Instant.ofEpochSecond(10)).claim()).isEqualTo(AGREED);
        assertThat(history.asOf(ID, Instant.ofEpochSecond(29)).claim().getVerdict())
                .isEqualTo(ClaimVerdict.CONFLICTING);
        assertThat(history.asOf(ID, Instant.ofEpochSecond(30)))
                .isEqualTo(new ClaimHistory.AsOf(null, true, Instant.ofEpochSecond(10)));
    }

    @Test
    void saysWhenWhatWasIsNoLongerKept() throws IOException {
        change(AGREED, CONTESTED, 20);

        assertThat(history().asOf(ID, Instant.ofEpochSecond(10)))
                .isEqualTo(new ClaimHistory.AsOf(null, false, Instant.ofEpochSecond(20)));
        assertThat(history().asOf("TEST:other..TEST:pain", Instant.ofEpochSecond(10)))
                .isEqualTo(new ClaimHistory.AsOf(null, false, null));
    }

    @Test
    void tellsTheChangesOfOneSecondInTheOrderInWhichTheyCame() throws IOException {
        change(null, AGREED, 10);
        change(AGREED, CONTESTED, 10);
        change(CONTESTED, AGREED, 10);

        assertThat(history().of(ID, Optional.empty(), 10).items())
                .extracting(each -> each.record().getAfter().getVerdict())
                .containsExactly(ClaimVerdict.CONSISTENT, ClaimVerdict.CONFLICTING, ClaimVerdict.CONSISTENT);
        assertThat(history().asOf(ID, Instant.ofEpochSecond(10)).claim()).isEqualTo(AGREED);
        assertThat(history().of(ID, Optional.empty(), 1).items().get(0).record().getBefore())
                .isEqualTo(CONTESTED);
    }
}
