package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.claim.Direction;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.ClaimVerdict;
import dev.consilience.schema.ConceptRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private Shelf<ConceptRecord> concepts;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf<>(ClaimHistory.mirror(), folder);
        concepts = new Shelf<>(Concepts.mirror(), folder);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
        concepts.close();
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
        return new ClaimHistory(shelf.view(), shelf.mirror(), new Concepts(concepts.view(), concepts.mirror()));
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

    @Test
    void findsTheLatestChangesOfWhatIsAskedByWhatWasOrIs() throws IOException {
        change(null, AGREED, 10);
        change(AGREED, CONTESTED, 20);
        change(CONTESTED, null, 30);
        shelf.put(
                "TEST:drug..TEST:fever",
                new ClaimChangedRecord(
                        "TEST:drug..TEST:fever",
                        ChangeReason.NEW_EVIDENCE,
                        List.of(),
                        null,
                        CuratedRecords.toRecord(
                                new Reconciler(BeliefPriors.indraReading())
                                        .reconcile(List.of(Evidence.from("c")
                                                .that("drug", Direction.DECREASES, "fever")
                                                .on("fever")))
                                        .orElseThrow(),
                                List.of())),
                40_000);

        assertThat(times(Map.of())).containsExactly(40L, 30L, 20L, 10L);
        assertThat(times(Map.of("claim", List.of(ID)))).containsExactly(30L, 20L, 10L);
        assertThat(times(Map.of("outcome", List.of("PAI")))).containsExactly(30L, 20L, 10L);
        assertThat(times(Map.of("outcomeUnder", List.of("TEST:fever")))).containsExactly(40L);
        assertThat(times(Map.of("agent", List.of("TEST:drug"), "verdict", List.of("conflicting"))))
                .containsExactly(30L, 20L);
        assertThat(times(Map.of("article", List.of("doi:b")))).containsExactly(30L, 20L);
        assertThat(times(Map.of("agent", List.of("none such")))).isEmpty();
        assertThat(history().latestPlaces(ChangeQuery.all(), 2)).containsExactly("0:3", "0:2");
        assertThat(history().latest(ChangeQuery.all(), 2))
                .extracting(ClaimHistory.Change::place)
                .containsExactly("0:3", "0:2");
    }

    private List<Long> times(Map<String, List<String>> asked) throws IOException {
        return history().latest(ChangeQuery.of(asked), 10).stream()
                .map(change -> change.time().getEpochSecond())
                .toList();
    }

    @Test
    void refusesToFollowWhatChangesAreNotFoundBy() {
        assertThatThrownBy(() -> ChangeQuery.of(Map.of("text", List.of("rats"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not \"text\"");
        assertThat(ChangeQuery.of(Map.of("text", List.of(" "), "limit", List.of("7"))))
                .isEqualTo(ChangeQuery.all());
    }
}
