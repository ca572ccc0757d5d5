package dev.consilience.service.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.export.ExportFormat;
import dev.consilience.export.IriBase;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.PlacedClaimRecord;
import dev.consilience.service.publish.record.ClaimQuery;
import dev.consilience.stream.ClaimRecords;
import dev.consilience.stream.CuratedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final Placement FIRST = Evidence.from("10.1/a").on("pain");
    private static final Placement SECOND = Evidence.from("10.1/b").on("pain");

    /** A record of claims on pain that remembers what it was asked. */
    private static final class FakeView implements Export.Claims, Export.Evidence {
        private final List<CuratedClaimRecord> claims = new ArrayList<>();
        private final List<PlacedClaimRecord> evidence = new ArrayList<>();
        private final List<ClaimQuery> asked = new ArrayList<>();
        private int given;

        @Override
        public void each(ClaimQuery query, Consumer<CuratedClaimRecord> taker) {
            asked.add(query);
            claims.forEach(taker);
        }

        @Override
        public void each(String proposition, Consumer<PlacedClaimRecord> taker) {
            for (PlacedClaimRecord placed : evidence) {
                if (placed.getProposition().getId().equals(proposition)) {
                    given++;
                    taker.accept(placed);
                }
            }
        }
    }

    private final FakeView view = new FakeView();

    @Test
    void allEvidenceOfTheViewIsWrittenAndNotOnlyWhatTheRecordQuotes() throws IOException {
        view.claims.add(record(FIRST));
        view.evidence.add(ClaimRecords.toRecord(FIRST));
        view.evidence.add(ClaimRecords.toRecord(SECOND));

        assertThat(lines(ExportFormat.TSV_EVIDENCE))
                .hasSize(3)
                .anyMatch(line -> line.contains("doi:10.1/a"))
                .anyMatch(line -> line.contains("doi:10.1/b"));
    }

    @Test
    void aClaimWhoseEvidenceIsGoneIsWrittenWithWhatItsRecordQuotes() throws IOException {
        view.claims.add(record(FIRST, SECOND));

        assertThat(lines(ExportFormat.TSV_EVIDENCE)).hasSize(3);
    }

    @Test
    void aClaimThatIsBeingWithdrawnIsNotWritten() throws IOException {
        view.claims.add(CuratedClaimRecord.newBuilder(record(FIRST))
                .setWithdrawn("its last evidence was retracted")
                .build());

        assertThat(lines(ExportFormat.TSV)).hasSize(1);
    }

    @Test
    void theViewIsAskedWhatTheCallerAsks() throws IOException {
        ClaimQuery query = ClaimQuery.all().onlyConflicts();

        new Export(ExportFormat.TSV, query, IriBase.NONE, view, view).write(new ByteArrayOutputStream());

        assertThat(view.asked).containsExactly(query);
    }

    @Test
    void nothingMoreIsReadWhenTheClientHasGone() {
        view.claims.add(record(FIRST));
        for (int i = 0; i < 100_000; i++) {
            view.evidence.add(ClaimRecords.toRecord(FIRST));
        }
        OutputStream gone = new OutputStream() {
            private long left = 1_000_000;

            @Override
            public void write(int unit) throws IOException {
                left--;
                if (left < 0) {
                    throw new IOException("the client has gone");
                }
            }
        };

        assertThatThrownBy(() ->
                        new Export(ExportFormat.TSV_EVIDENCE, ClaimQuery.all(), IriBase.NONE, view, view).write(gone))
                .isInstanceOf(IOException.class)
                .hasMessage("the client has gone");
        assertThat(view.given).isBetween(1, 50_000);
    }

    private List<String> lines(ExportFormat format) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new Export(format, ClaimQuery.all(), IriBase.NONE, view, view).write(output);
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static CuratedClaimRecord record(Placement... placements) {
        CuratedClaim claim = new Reconciler(BeliefPriors.indraReading())
                .reconcile(List.of(placements))
                .orElseThrow();
        return CuratedRecords.toRecord(claim, List.of());
    }
}
