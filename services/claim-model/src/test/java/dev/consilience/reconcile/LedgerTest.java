package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilience.article.SourceKind;
import dev.consilience.claim.ClaimId;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Judgement REJECTED = new Judgement(
            Ruling.REJECTED, Optional.of(RejectionReason.NOT_A_FINDING), "N.N.", Instant.parse("2026-01-02T03:04:05Z"));

    private final PagesInMemory pages = new PagesInMemory();
    private final Ledger ledger = new Ledger(pages);
    private final Map<ClaimId, Placement> standing = new HashMap<>();

    private void enter(ClaimId claim, @Nullable Placement after) {
        ledger.enter(standing.get(claim), after);
        if (after == null) {
            standing.remove(claim);
        } else {
            standing.put(claim, after);
        }
    }

    private void enter(Placement placement) {
        enter(placement.claim().id(), placement);
    }

    private Optional<Summary> summary() {
        PropositionId proposition = Evidence.from("a").on("pain").proposition().id();
        return ledger.summary(proposition, standing::get);
    }

    @Test
    void amountsToNothingWithoutAClaim() {
        assertThat(summary()).isEmpty();
    }

    @Test
    void countsAStudyOnceHoweverManyOfItsClaimsSayTheSame() {
        enter(Evidence.from("a").in(Dimension.DOSE, "1 mg/kg").on("pain"));
        enter(Evidence.from("a").in(Dimension.DOSE, "2 mg/kg").on("pain"));

        Totals totals = summary().orElseThrow().totals();

        SideTotals side = totals.side(new Side(Standing.PRIMARY, Direction.DECREASES));
        assertThat(side.studies()).isEqualTo(1);
        assertThat(side.claims()).isEqualTo(2);
        assertThat(totals.articles()).isEqualTo(1);
    }

    @Test
    void leavesAGroupAsItIsWhileAStudyOfItSaysMore() {
        enter(Evidence.from("a").by("lab").in(Dimension.DOSE, "1 mg/kg").on("pain"));
        int before = pages.groupsCounted();
        enter(Evidence.from("a").by("lab").in(Dimension.DOSE, "2 mg/kg").on("pain"));

        assertThat(before).isPositive();
        assertThat(pages.groupsCounted()).isEqualTo(before);
    }

    @Test
    void countsEveryClaimOfAStudyThatIsTooOftenRepeatedToBeHeardInFull() {
        for (int report = 0; report < 3 * Voice.MOST_HEARD; report++) {
            enter(Evidence.from("news" + report)
                    .reporting("paper", SourceKind.NEWS)
                    .on("pain"));
        }

        Totals totals = summary().orElseThrow().totals();

        SideTotals side = totals.side(new Side(Standing.SECONDARY, Direction.DECREASES));
        assertThat(side.claims()).isEqualTo(3 * Voice.MOST_HEARD);
        assertThat(side.studies()).isEqualTo(1);
        assertThat(totals.articles()).isEqualTo(3 * Voice.MOST_HEARD);
        assertThat(summary()).isEqualTo(Recount.of(standing.values()));
    }

    @Test
    void givesAStudyItsOtherHalfBackWhenTheOtherStudyOfItsGroupIsGone() {
        Placement first = Evidence.from("a").by("one").on("pain");
        Placement second = Evidence.from("b").by("one").on("pain");
        enter(first);
        enter(second);
        assertThat(halves(Direction.DECREASES)).isEqualTo(3);

        enter(first.claim().id(), null);

        assertThat(halves(Direction.DECREASES)).isEqualTo(2);
        assertThat(summary()).isEqualTo(recount());
    }

    @Test
    void countsStudiesInFullOfWhichOneTurnsOutToBeOfAnotherGroup() {
        enter(Evidence.from("a").by("one").on("pain"));
        enter(Evidence.from("b").by("one").on("pain"));

        enter(Evidence.from("b").by("another").on("pain"));

        assertThat(halves(Direction.DECREASES)).isEqualTo(4);
        assertThat(summary()).isEqualTo(recount());
    }

    @Test
    void doesNotDiscountAGroupThatFindsTheOppositeForWhatItFoundBefore() {
        enter(Evidence.from("a").by("one").on("pain"));
        enter(Evidence.from("b")
                .by("one")
                .that("drug", Direction.INCREASES, "pain")
                .on("pain"));

        assertThat(halves(Direction.DECREASES)).isEqualTo(2);
        assertThat(halves(Direction.INCREASES)).isEqualTo(2);
    }

    private int halves(Direction direction) {
        SideTotals side = summary().orElseThrow().totals().side(new Side(Standing.PRIMARY, direction));
        return side.halves().total();
    }

    @Test
    void comesToTheSameAsCountingFromTheBeginningWhateverHappened() {
        for (long seed = 0; seed < 400; seed++) {
            LedgerTest fresh = new LedgerTest();
            Random random = new Random(seed);
            List<Placement> pool = new ArrayList<>();
            int size = 1 + random.nextInt(30);
            for (int i = 0; i < size; i++) {
                pool.add(randomEvidence(random).on("pain"));
            }
            for (int step = 0; step < 60; step++) {
                fresh.happen(pool.get(random.nextInt(size)), random);
                if (random.nextInt(6) == 0) {
                    assertThat(fresh.summary())
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(fresh.recount());
                }
            }
            assertThat(fresh.summary()).as("seed %d", seed).isEqualTo(fresh.recount());
        }
    }

    /** A claim comes, comes again, moves to another study, is rejected, or goes. */
    private void happen(Placement placement, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> enter(placement.claim().id(), null);
            case 1 -> enter(placement.judged(REJECTED));
            case 2 -> enter(Evidence.moved(placement, "study" + random.nextInt(4)));
            default -> enter(placement);
        }
    }

    private Optional<Summary> recount() {
        return Recount.of(standing.values());
    }

    private static Evidence randomEvidence(Random random) {
        String[] outcomes = {"heat pain", "cold pain", "mechanical pain", "comfort"};
        String[] dates = {"", "2011", "2011-05", "2012-01-03", "2020"};
        Evidence evidence = Evidence.from("article" + random.nextInt(12))
                .that("drug", pick(random, Direction.values()), pick(random, outcomes))
                .reporting("study" + random.nextInt(6), pick(random, SourceKind.values()))
                .published(pick(random, dates))
                .inSentence(random.nextInt(2));
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.SPECIES, pick(random, new String[] {"rat", "mouse"}));
        }
        if (random.nextBoolean()) {
            evidence = evidence.in(Dimension.MODEL, "model" + random.nextInt(20));
        }
        if (random.nextInt(4) == 0) {
            evidence = evidence.hedged();
        }
        if (random.nextBoolean()) {
            evidence = evidence.by("group" + random.nextInt(3));
        }
        return evidence;
    }

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }

    @Test
    void countsARejectedClaimAsRejectedAndAsNothingElse() {
        enter(Evidence.from("a").on("pain"));
        enter(Evidence.from("b")
                .that("drug", Direction.INCREASES, "pain")
                .on("pain")
                .judged(REJECTED));

        Totals totals = summary().orElseThrow().totals();

        assertThat(totals.rejected()).isEqualTo(1);
        assertThat(totals.claims()).isEqualTo(1);
        assertThat(totals.articles()).isEqualTo(1);
        assertThat(totals.votes(Weight.DECISIVE)).isEqualTo(DirectionCounts.of(Direction.DECREASES, 1));
    }

    @Test
    void leavesNoTraceOfClaimsThatAreGone() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            enter(randomEvidence(random).on("pain"));
        }

        for (ClaimId claim : List.copyOf(standing.keySet())) {
            enter(claim, null);
        }

        assertThat(pages.areBlank()).isTrue();
        assertThat(summary()).isEmpty();
    }

    @Test
    void staysAsSmallForManyValuesAsForFew() {
        for (int i = 0; i < 100; i++) {
            enter(Evidence.from("a" + i).in(Dimension.MODEL, "model" + i).on("pain"));
        }

        VariableTable table = summary().orElseThrow().tables().stream()
                .filter(each -> each.variable().name().equals("model"))
                .findFirst()
                .orElseThrow();

        assertThat(table.rows()).hasSize(VariableTable.MOST_ROWS);
        assertThat(table.rest().studies().decreases()).isEqualTo(100 - VariableTable.MOST_ROWS);
    }

    @Test
    void refusesTwoClaimsAtOnce() {
        Placement one = Evidence.from("a").on("pain");
        Placement other = Evidence.from("b").on("pain");

        assertThatThrownBy(() -> ledger.enter(one, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.key());
    }
}
