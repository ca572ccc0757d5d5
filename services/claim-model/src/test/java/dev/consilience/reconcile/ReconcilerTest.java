package dev.consilience.reconcile;

import static dev.consilience.claim.Direction.AFFECTS;
import static dev.consilience.claim.Direction.DECREASES;
import static dev.consilience.claim.Direction.INCREASES;
import static dev.consilience.claim.Direction.NO_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.consilience.article.SourceKind;
import dev.consilience.claim.Certainty;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final Reconciler reconciler = new Reconciler(BeliefPriors.indraReading());

    private CuratedClaim onPain(Evidence... evidence) {
        List<Placement> placements =
                Arrays.stream(evidence).map(each -> each.on("pain")).toList();
        return reconciler.reconcile(placements).orElseThrow();
    }

    @Test
    void answersNothingWithoutEvidence() {
        assertThat(reconciler.reconcile(List.of())).isEmpty();
    }

    @Test
    void findsStudiesThatAgreeConsistent() {
        CuratedClaim curated = onPain(Evidence.from("a"), Evidence.from("b"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(curated.direction()).isEqualTo(DECREASES);
        assertThat(curated.statement()).isEqualTo("drug decreases pain");
        // 1 - (0.05 + 0.3^2), INDRA's noisy-or for two studies of one kind
        assertThat(curated.beliefs()).containsExactly(new Belief(DECREASES, 2, 2, 0.86));
    }

    @Test
    void countsFiveSentencesOfOnePaperAsOneStudy() {
        CuratedClaim curated = onPain(
                Evidence.from("a").in(Dimension.DOSE, "1 mg/kg"),
                Evidence.from("a").in(Dimension.DOSE, "2 mg/kg"),
                Evidence.from("a").in(Dimension.DOSE, "3 mg/kg"),
                Evidence.from("a").in(Dimension.DOSE, "4 mg/kg"),
                Evidence.from("a").in(Dimension.DOSE, "5 mg/kg"));

        // 1 - (0.05 + 0.3): one study, however many claims it makes
        assertThat(curated.beliefs()).containsExactly(new Belief(DECREASES, 1, 5, 0.65));
        assertThat(curated.counts()).isEqualTo(new CuratedClaim.Counts(5, 1, 1, 0, 0));
    }

    @Test
    void separatesAModalityThatDoesNotRespondFromThoseThatDo() {
        CuratedClaim curated = onPain(
                Evidence.from("a")
                        .that("drug", DECREASES, "mechanical pain")
                        .in(Dimension.STIMULUS, "mechanical")
                        .in(Dimension.MODEL, "inflammation"),
                Evidence.from("a")
                        .that("drug", NO_EFFECT, "heat pain")
                        .in(Dimension.STIMULUS, "heat")
                        .in(Dimension.MODEL, "inflammation"),
                Evidence.from("a")
                        .that("drug", DECREASES, "mechanical pain")
                        .in(Dimension.STIMULUS, "mechanical")
                        .in(Dimension.MODEL, "nerve injury"),
                Evidence.from("a")
                        .that("drug", DECREASES, "cold pain")
                        .in(Dimension.STIMULUS, "cold")
                        .in(Dimension.MODEL, "nerve injury"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONTEXT_DEPENDENT);
        Stratification explanation = curated.explanation().orElseThrow();
        assertThat(explanation.variable()).isEqualTo("stimulus");
        assertThat(explanation.contrasts()).isEqualTo(1);
        assertThat(explanation.strata())
                .extracting(Stratum::value, Stratum::leading)
                .containsExactly(tuple("cold", DECREASES), tuple("heat", NO_EFFECT), tuple("mechanical", DECREASES));
        assertThat(curated.statement())
                .isEqualTo("drug decreases pain where stimulus is cold or mechanical, "
                        + "and has no effect on pain where stimulus is heat");
    }

    @Test
    void prefersTheStimulusToTheOutcomesItBelongsToAlsoBesideAnOutcomeWithoutOne() {
        Evidence heat = Evidence.from("a").that("drug", NO_EFFECT, "heat pain").in(Dimension.STIMULUS, "heat");
        Evidence cold = Evidence.from("a").that("drug", DECREASES, "cold pain").in(Dimension.STIMULUS, "cold");
        Evidence mechanical =
                Evidence.from("a").that("drug", DECREASES, "mechanical pain").in(Dimension.STIMULUS, "mechanical");

        CuratedClaim curated = onPain(heat, cold, mechanical, Evidence.from("a").that("drug", NO_EFFECT, "comfort"));

        assertThat(curated.explanation().orElseThrow().variable()).isEqualTo("stimulus");
    }

    @Test
    void callsADifferenceThatNothingSeparatesAConflict() {
        CuratedClaim curated = onPain(
                Evidence.from("a").in(Dimension.SPECIES, "rat"),
                Evidence.from("b").that("drug", INCREASES, "pain").in(Dimension.SPECIES, "rat"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(curated.statement())
                .isEqualTo("studies differ on what drug does to pain: 1 that it increases it, 1 that it decreases it");
    }

    @Test
    void namesAVariableThatDividesMoreStudiesThanChanceWould() {
        CuratedClaim curated = onPain(twoSpecies(6));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONTEXT_DEPENDENT);
        Stratification explanation = curated.explanation().orElseThrow();
        assertThat(explanation.variable()).isEqualTo("species");
        assertThat(explanation.ground()).isEqualTo(ExplanationGround.BEYOND_CHANCE);
        // Of the 924 ways to deal six of twelve votes to the rats, two are as pure: Fisher's exact test, two-sided.
        assertThat(explanation.chance()).isCloseTo(2.0 / 924, within(1e-6));
        assertThat(explanation.tested()).isEqualTo(12);
    }

    @Test
    void onlyOffersAVariableThatChanceWouldMatchInOneOfTen() {
        CuratedClaim curated = onPain(twoSpecies(3));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONFLICTING);
        Stratification candidate = curated.stratifications().get(0);
        assertThat(candidate.variable()).isEqualTo("species");
        assertThat(candidate.separates()).isFalse();
        // Of the 20 ways to deal three of six votes to the rats, two are as pure.
        assertThat(candidate.chance()).isEqualTo(0.1);
    }

    private static Evidence[] twoSpecies(int studiesOfEach) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < studiesOfEach; i++) {
            evidence.add(Evidence.from("rats" + i).in(Dimension.SPECIES, "rat"));
            evidence.add(
                    Evidence.from("mice" + i).that("drug", INCREASES, "pain").in(Dimension.SPECIES, "mouse"));
        }
        return evidence.toArray(Evidence[]::new);
    }

    @Test
    void takesAVariableThatIsRecordedForTooFewForNoExplanation() {
        CuratedClaim curated = onPain(
                Evidence.from("a").in(Dimension.SPECIES, "rat"),
                Evidence.from("b"),
                Evidence.from("c"),
                Evidence.from("d").that("drug", INCREASES, "pain"),
                Evidence.from("e").that("drug", INCREASES, "pain").in(Dimension.SPECIES, "mouse"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONFLICTING);
    }

    @Test
    void turnsTheDirectionOfAnOpposite() {
        CuratedClaim curated = onPain(Evidence.from("a"), Evidence.from("b").that("drug", INCREASES, "comfort"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(curated.beliefs()).extracting(Belief::direction).containsExactly(DECREASES);
    }

    @Test
    void letsPrimaryEvidenceDecideAgainstAnyNumberOfReviews() {
        CuratedClaim curated = onPain(
                Evidence.from("a"),
                Evidence.from("r1").that("drug", INCREASES, "pain").reporting("r1", SourceKind.REVIEW),
                Evidence.from("r2").that("drug", INCREASES, "pain").reporting("r2", SourceKind.REVIEW));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(curated.direction()).isEqualTo(DECREASES);
        assertThat(curated.counts().secondary()).isEqualTo(2);
        assertThat(curated.counts().studies()).isEqualTo(1);
    }

    @Test
    void countsTwoNewsReportsOfOnePaperOnce() {
        CuratedClaim curated = onPain(
                Evidence.from("n1").reporting("paper", SourceKind.NEWS),
                Evidence.from("n2").reporting("paper", SourceKind.NEWS));

        assertThat(curated.decidedBy()).isEqualTo(Standing.SECONDARY);
        assertThat(curated.beliefs()).containsExactly(new Belief(DECREASES, 1, 2, 0.65));
        assertThat(curated.counts().studies()).isZero();
    }

    @Test
    void onlySuggestsWhatIsOnlyHedged() {
        CuratedClaim curated = onPain(Evidence.from("a").hedged());

        assertThat(curated.verdict()).isEqualTo(Verdict.SUGGESTED);
        assertThat(curated.statement()).isEqualTo("drug is suggested to decrease pain");
        assertThat(curated.beliefs()).containsExactly(new Belief(DECREASES, 1, 1, 0));
    }

    @Test
    void letsAnUndirectedEffectAgreeWithEitherWayButNotWithNoEffect() {
        Evidence affects = Evidence.from("a").that("drug", AFFECTS, "pain");

        assertThat(onPain(affects, Evidence.from("b")).verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(onPain(affects, Evidence.from("b")).statement()).isEqualTo("drug decreases pain");
        assertThat(onPain(affects, Evidence.from("b").that("drug", NO_EFFECT, "pain"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICTING);
    }

    @Test
    void quotesAllSidesWithinTheBound() {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            evidence.add(Evidence.from("majority" + i));
        }
        evidence.add(Evidence.from("minority").that("drug", INCREASES, "pain"));

        CuratedClaim curated = onPain(evidence.toArray(Evidence[]::new));

        assertThat(curated.evidence()).hasSize(6);
        assertThat(curated.evidence()).extracting(Placement::direction).contains(INCREASES);
        assertThat(curated.beliefs().get(1).belief()).isCloseTo(0.95, within(1e-6));
    }

    @Test
    void tellsFromWhenToWhenTheEvidenceDates() {
        CuratedClaim curated = onPain(
                Evidence.from("a").published("2019-03"),
                Evidence.from("b").published("2011-11-02"),
                Evidence.from("c").published(""));

        assertThat(curated.firstDate()).isEqualTo("2011-11-02");
        assertThat(curated.lastDate()).isEqualTo("2019-03");
    }

    @Test
    void refusesClaimsOfDifferentQuestions() {
        Evidence cold = Evidence.from("a").that("drug", DECREASES, "cold pain");

        assertThatThrownBy(() -> reconciler.reconcile(List.of(cold.on("pain"), cold.on("cold pain"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("several propositions");
    }

    @Test
    void givesTheSameAnswerInWhateverOrderTheEvidenceCame() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Placement> placements = randomPlacements(random);
            CuratedClaim expected = reconciler.reconcile(placements).orElseThrow();
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(placements, random);
                assertThat(reconciler.reconcile(placements)).as("seed %d", seed).hasValue(expected);
            }
        }
    }

    private static List<Placement> randomPlacements(Random random) {
        List<Placement> placements = new ArrayList<>();
        String[] outcomes = {"heat pain", "cold pain", "mechanical pain", "comfort"};
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            Evidence evidence = Evidence.from("article" + i)
                    .that("drug", pick(random, Direction.values()), pick(random, outcomes))
                    .reporting("study" + random.nextInt(5), pick(random, SourceKind.values()))
                    .published("20" + (10 + random.nextInt(10)));
            if (random.nextBoolean()) {
                evidence = evidence.in(Dimension.SPECIES, pick(random, new String[] {"rat", "mouse"}));
            }
            if (random.nextInt(4) == 0) {
                evidence = evidence.hedged();
            }
            placements.add(evidence.on("pain"));
        }
        return placements;
    }

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }

    @Test
    void takesTheStandingOfAClaimFromItsCertaintyFirst() {
        assertThat(Evidence.from("a").hedged().claim().certainty()).isEqualTo(Certainty.HEDGED);
        assertThat(Standing.of(Evidence.from("a").hedged().claim())).isEqualTo(Standing.HEDGED);
        assertThat(Standing.of(
                        Evidence.from("a").reporting("s", SourceKind.NEWS).claim()))
                .isEqualTo(Standing.SECONDARY);
        assertThat(Standing.of(Evidence.from("a").claim())).isEqualTo(Standing.PRIMARY);
    }
}
