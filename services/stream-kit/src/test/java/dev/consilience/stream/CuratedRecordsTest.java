package dev.consilience.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceKind;
import dev.consilience.article.StudyKind;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import dev.consilience.claim.Judgement;
import dev.consilience.claim.RejectionReason;
import dev.consilience.claim.Ruling;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.CuratedClaim;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.ExplanationGround;
import dev.consilience.reconcile.Grade;
import dev.consilience.reconcile.Placement;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.reconcile.Stratification;
import dev.consilience.reconcile.Verdict;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.schema.GradeDomain;
import dev.consilience.schema.GradeLevel;
import dev.consilience.schema.SeparationGround;
import dev.consilience.schema.StratificationRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CuratedRecordsTest {

    private static final int RECORDS = 400;
    private static final List<String> OUTCOMES = List.of("pain", "cold pain", "heat pain", "comfort");
    private static final Judgement REJECTED = new Judgement(
            Ruling.REJECTED,
            Optional.of(RejectionReason.WRONG_DIRECTION),
            "N.N.",
            Instant.parse("2026-03-04T12:00:00.123Z"));

    @Test
    void aCuratedClaimComesBackAsItWas() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        int explained = 0;
        int withAsides = 0;
        for (long seed = 0; seed < RECORDS; seed++) {
            Optional<CuratedClaim> claim = claim(new Random(seed));
            if (claim.isPresent()) {
                CuratedClaimRecord record = CuratedRecords.toRecord(claim.get(), List.of());

                assertThat(CuratedRecords.fromRecord(record))
                        .as("seed %d", seed)
                        .isEqualTo(claim.get());

                verdicts.add(claim.get().verdict());
                explained += claim.get().stratifications().stream()
                        .filter(Stratification::separates)
                        .mapToInt(each -> 1)
                        .sum();
                withAsides += claim.get().asides().size();
            }
        }
        assertThat(verdicts).containsExactlyInAnyOrder(Verdict.values());
        assertThat(explained).isPositive();
        assertThat(withAsides).isPositive();
    }

    @Test
    void whatRecordsOfOlderVersionsLackSaysLeast() {
        CuratedClaimRecord record = CuratedRecords.toRecord(claim(new Random(1)).orElseThrow(), List.of());
        CuratedClaimRecord old = CuratedClaimRecord.newBuilder(record)
                .setGrade(null)
                .setStratifications(record.getStratifications().stream()
                        .map(stratification -> StratificationRecord.newBuilder(stratification)
                                .setChance(null)
                                .build())
                        .toList())
                .build();

        CuratedClaim read = CuratedRecords.fromRecord(old);

        assertThat(read.grade()).isEqualTo(new Grade(Grade.Level.VERY_LOW, List.of()));
        assertThat(read.stratifications()).isNotEmpty().allMatch(stratification -> stratification.chance() == 1);
    }

    @Test
    void everyConstantHasItsSymbol() {
        assertSameNames(ExplanationGround.values(), SeparationGround.values());
        assertSameNames(Grade.Level.values(), GradeLevel.values());
        assertSameNames(Grade.Domain.values(), GradeDomain.values());
    }

    /** What is to be made of some claims on pain, of one standing or of several; nothing if none counts. */
    private static Optional<CuratedClaim> claim(Random random) {
        int hedges = random.nextInt(3);
        List<Placement> placements = new ArrayList<>();
        int size = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            String article = "10.1/" + random.nextInt(12);
            Evidence evidence = Evidence.from(article)
                    .that("drug", pick(random, Direction.values()), OUTCOMES.get(random.nextInt(OUTCOMES.size())))
                    .published(Integer.toString(1990 + random.nextInt(30)))
                    .done(pick(random, StudyKind.values()))
                    .inSentence(i);
            if (random.nextBoolean()) {
                evidence =
                        evidence.in(Dimension.SPECIES, List.of("rat", "mouse").get(random.nextInt(2)));
            }
            if (random.nextInt(4) == 0) {
                evidence = evidence.reporting("10.1/" + random.nextInt(12), pick(random, SourceKind.values()));
            }
            if (random.nextInt(2) < hedges) {
                evidence = evidence.hedged();
            }
            Placement placement = evidence.on("pain");
            if (random.nextInt(6) == 0) {
                placement = placement.judged(REJECTED);
            }
            placements.add(placement);
        }
        return new Reconciler(BeliefPriors.indraReading()).reconcile(placements);
    }

    private static <T> T pick(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static void assertSameNames(Enum<?>[] constants, Enum<?>[] symbols) {
        assertThat(Arrays.stream(constants).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(symbols).map(Enum::name).toList());
    }
}
