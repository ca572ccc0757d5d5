package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.schema.ChangeReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CausesTest {

    private static final Causes RETRACTED = Causes.of(ChangeReason.RETRACTION, "doi:10.1/a", "no data");
    private static final Causes NEW = Causes.of(ChangeReason.NEW_EVIDENCE, "doi:10.1/b", "");

    @Test
    void travelsInAHeader() {
        RecordHeaders headers = new RecordHeaders();
        NEW.writeTo(headers);
        RETRACTED.and(NEW).writeTo(headers);

        assertThat(headers.toArray()).hasSize(1);
        assertThat(Causes.readFrom(headers)).isEqualTo(RETRACTED.and(NEW));
    }

    @Test
    void putsTheGravestFirstInWhateverOrderTheyCame() {
        assertThat(NEW.and(RETRACTED)).isEqualTo(RETRACTED.and(NEW));
        assertThat(NEW.and(RETRACTED).reason()).isEqualTo(ChangeReason.RETRACTION);
        assertThat(NEW.and(RETRACTED).inWords()).isEqualTo("RETRACTION of doi:10.1/a: no data");
    }

    @Test
    void namesNoMoreThanTen() {
        Causes causes = Causes.unknown();
        for (int i = 0; i < 50; i++) {
            causes = causes.and(Causes.of(ChangeReason.NEW_EVIDENCE, "doi:10.1/" + i, ""));
        }

        assertThat(causes.causes()).hasSize(10);
    }

    @Test
    void isUnknownWhereNothingWasSaid() {
        assertThat(Causes.readFrom(new RecordHeaders())).isEqualTo(Causes.unknown());
        assertThat(Causes.unknown().reason()).isEqualTo(ChangeReason.REPROCESSED);
    }

    @Test
    void keepsADetailThatSpansLinesInOneField() {
        Causes causes = Causes.of(ChangeReason.RETRACTION, "doi:10.1/a", "first\n\tsecond\r\nthird");

        assertThat(Causes.fromText(causes.toText()).causes())
                .extracting(Cause::detail)
                .containsExactly("first second third");
    }

    @Test
    void passesOverLinesThatAreNoneOfOurs() {
        List<String> lines = new ArrayList<>(List.of("", "x", "NO_SUCH_REASON\ta\tb", "REVISION\ta"));
        lines.add("REVISION\tdoi:10.1/a\t");

        assertThat(Causes.fromText(String.join("\n", lines)))
                .isEqualTo(Causes.of(ChangeReason.REVISION, "doi:10.1/a", ""));
    }

    @Test
    void aDecisionIsLessGraveThanARevisionAndGraverThanNewEvidence() {
        Causes decision = Causes.of(ChangeReason.DECISION, "doi:10.1/c", "rejected by N.N.: OTHER");

        assertThat(decision.and(Causes.of(ChangeReason.REVISION, "doi:10.1/d", ""))
                        .reason())
                .isEqualTo(ChangeReason.REVISION);
        assertThat(decision.and(Causes.of(ChangeReason.MERGED, "doi:10.1/d", ""))
                        .and(NEW)
                        .inWords())
                .isEqualTo("DECISION on a claim of doi:10.1/c: rejected by N.N.: OTHER");
    }

    @Test
    void everyReasonHasItsRank() {
        for (ChangeReason reason : ChangeReason.values()) {
            Causes causes = Causes.of(reason, "", "");

            assertThat(Causes.fromText(causes.toText())).isEqualTo(causes);
        }
    }
}
