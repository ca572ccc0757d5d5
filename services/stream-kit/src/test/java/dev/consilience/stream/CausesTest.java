package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.schema.ChangeReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

    @Test
    void namesTheClaimsInWhateverOrderTheyCame() {
        Causes first = RETRACTED.of("c").and(NEW.of("b")).and(RETRACTED.of("a"));
        Causes second =
                NEW.of("b").and(RETRACTED.of("a")).and(RETRACTED.of("c")).and(RETRACTED.of("c"));

        assertThat(first).isEqualTo(second);
        assertThat(first.causes()).extracting(Cause::claims).containsExactly(List.of("a", "c"), List.of("b"));
        assertThat(Causes.fromText(first.toText())).isEqualTo(first);
        assertThat(first.inWords()).isEqualTo(RETRACTED.inWords());
    }

    @Test
    void namesTheFirstTenClaimsAndSaysHowManyMoreThereWere() {
        List<Integer> numbers = new ArrayList<>(IntStream.range(10, 60).boxed().toList());
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(numbers, new Random(seed));
            Causes causes = Causes.unknown();
            for (int number : numbers) {
                causes = Causes.fromText(NEW.of("claim" + number).and(causes).toText());
            }

            assertThat(causes.causes()).as("seed " + seed).hasSize(1);
            assertThat(causes.causes().get(0).claims())
                    .as("seed " + seed)
                    .containsExactlyElementsOf(IntStream.range(10, 20)
                            .mapToObj(number -> "claim" + number)
                            .toList());
            assertThat(causes.causes().get(0).moreClaims()).as("seed " + seed).isEqualTo(40);
        }
    }

    @Test
    void countsNoClaimTwiceThatIsNamed() {
        Causes named = NEW.of("a").and(NEW.of("b"));

        assertThat(named.and(named)).isEqualTo(named);
    }

    @Test
    void isReadByThoseWhoKnowNothingOfClaims() {
        for (String line : RETRACTED.of("a").and(NEW.of("b")).toText().strip().split("\n", -1)) {
            assertThat(line.split("\t", -1)).hasSize(3);
        }
        assertThat(Causes.fromText("REVISION\tdoi:10.1/a\t\n"))
                .isEqualTo(Causes.of(ChangeReason.REVISION, "doi:10.1/a", ""));
    }

    @Test
    void passesOverClaimsThatAreOfNoCause() {
        assertThat(Causes.fromText(
                        "\t0\ta b\nREVISION\tdoi:10.1/a\t\n\tmany\ta b\n\t-1\ta\nNO_SUCH_REASON\ta\tb\n\t0\tc\n"))
                .isEqualTo(Causes.of(ChangeReason.REVISION, "doi:10.1/a", ""));
    }
}
