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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::studies, Belief::claims, Belief::belief)
                .containsExactly(tuple(DECREASES, 2, 2, 0.86d));
    }

    /** 1 - (syst + rand^(n/2)) for n half studies: the first of a group counts two, each further one. */
    @Test
    void countsEachFurtherStudyOfOneGroupHalf() {
        Evidence first = Evidence.from("a").by("one");
        Evidence second = Evidence.from("b").by("one");
        Evidence third = Evidence.from("c").by("one");

        assertThat(onPain(first).beliefs()).extracting(Belief::belief).containsExactly(byHalves(2));
        assertThat(onPain(first, second).beliefs())
                .extracting(Belief::studies, Belief::belief)
                .containsExactly(tuple(2, byHalves(3)));
        assertThat(onPain(first, second, third).beliefs())
                .extracting(Belief::studies, Belief::belief)
                .containsExactly(tuple(3, byHalves(4)));
        assertThat(onPain(first, Evidence.from("b").by("another")).beliefs())
                .extracting(Belief::belief)
                .containsExactly(byHalves(4));
    }

    private static double byHalves(int halves) {
        return Rounding.sixDecimals(1 - (0.05 + Math.pow(0.3, halves / 2.0)));
    }

    @Test
    void believesBothSidesOfAGroupThatDisagreesWithItselfAsIfTheyWereStrangers() {
        CuratedClaim ofOneGroup = onPain(
                Evidence.from("a").by("one"), Evidence.from("b").by("one").that("drug", INCREASES, "pain"));
        CuratedClaim ofStrangers = onPain(Evidence.from("a"), Evidence.from("b").that("drug", INCREASES, "pain"));

        assertThat(ofOneGroup.beliefs()).isEqualTo(ofStrangers.beliefs());
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
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::studies, Belief::claims, Belief::belief)
                .containsExactly(tuple(DECREASES, 1, 5, 0.65d));
        assertThat(curated.counts()).isEqualTo(new CuratedClaim.Counts(5, 1, 1, 0, 0, 0));
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
                .isEqualTo("studies differ on what drug does to pain: 1 that it increases it, 1 that it decreases it; "
                        + "nothing recorded separates them");
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
    void takesAnOppositeForTheOtherEndOfTheQuestionAndNotForAnExplanation() {
        CuratedClaim curated = onPain(
                Evidence.from("a"),
                Evidence.from("a").that("drug", DECREASES, "comfort").inSentence(1));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(curated.explanation()).isEmpty();
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
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::studies, Belief::claims, Belief::belief)
                .containsExactly(tuple(DECREASES, 1, 2, 0.65d));
        assertThat(curated.counts().studies()).isZero();
    }

    @Test
    void countsAHundredNewsReportsOfOnePaperAsThePaper() {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.from("paper"));
        for (int i = 0; i < 100; i++) {
            evidence.add(Evidence.from("news" + i).reporting("paper", SourceKind.NEWS));
        }

        CuratedClaim curated = onPain(evidence.toArray(Evidence[]::new));

        assertThat(curated.counts()).isEqualTo(new CuratedClaim.Counts(101, 101, 1, 100, 0, 0));
        assertThat(curated.beliefs())
                .extracting(Belief::studies, Belief::independent, Belief::belief)
                .containsExactly(tuple(1, 1.0, 0.65));
        assertThat(curated.asides()).containsExactly(new Aside(Standing.SECONDARY, DECREASES, 1, 100));
    }

    @Test
    void believesThatThereIsNoEffectWhereStudiesFindNone() {
        CuratedClaim curated = onPain(
                Evidence.from("a").that("drug", NO_EFFECT, "pain"),
                Evidence.from("b").that("drug", NO_EFFECT, "pain"));

        assertThat(curated.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(curated.statement()).isEqualTo("drug has no effect on pain");
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::belief, Belief::weighed)
                .containsExactly(tuple(NO_EFFECT, 0.86, 0.86));
    }

    @Test
    void weighsABeliefAgainstWhatExcludesIt() {
        CuratedClaim curated = onPain(Evidence.from("a"), Evidence.from("b").that("drug", INCREASES, "pain"));

        // s = r = 0.65: 0.65 * 0.35 / (1 - 0.65 * 0.65)
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::belief, Belief::weighed)
                .containsExactly(tuple(INCREASES, 0.65, 0.393939), tuple(DECREASES, 0.65, 0.393939));
    }

    @Test
    void neverBelievesMoreForAStudyThatFindsOtherwise() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Placement> placements = randomPlacements(random);
            Map<Direction, Belief> before = beliefs(placements);
            Direction added = pick(random, Direction.values());
            placements.add(Evidence.from("another").that("drug", added, "pain").on("pain"));
            Map<Direction, Belief> after = beliefs(placements);
            for (Direction direction : before.keySet()) {
                boolean otherwise = direction != added && (direction == NO_EFFECT || added == NO_EFFECT);
                boolean opposite = direction == added.turned() && direction != added;
                if ((otherwise || opposite) && after.containsKey(direction)) {
                    assertThat(after.get(direction).weighed())
                            .as("seed %d: %s after a study that says %s", seed, direction, added)
                            .isLessThanOrEqualTo(before.get(direction).weighed());
                    assertThat(after.get(direction).belief())
                            .isEqualTo(before.get(direction).belief());
                }
            }
        }
    }

    /** The beliefs by direction; of primary evidence alone, which another primary study cannot demote. */
    private Map<Direction, Belief> beliefs(List<Placement> placements) {
        Map<Direction, Belief> beliefs = new EnumMap<>(Direction.class);
        List<Placement> primary = placements.stream()
                .filter(placement -> Standing.of(placement.claim()) == Standing.PRIMARY)
                .toList();
        reconciler.reconcile(primary).ifPresent(curated -> curated.beliefs()
                .forEach(belief -> beliefs.put(belief.direction(), belief)));
        return beliefs;
    }

    @Test
    void callsReportsThatDifferAConflictEvenIfOneOfThemOnlySuggests() {
        CuratedClaim curated = onPain(
                Evidence.from("r").reporting("r", SourceKind.REFERENCE),
                Evidence.from("r")
                        .that("drug", INCREASES, "pain")
                        .reporting("r", SourceKind.REFERENCE)
                        .hedged());

        assertThat(curated.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(curated.direction()).isEqualTo(DECREASES);
        assertThat(curated.decidedBy()).isEqualTo(Standing.SECONDARY);
        assertThat(curated.statement()).startsWith("reports differ on what drug does to pain");
        assertThat(curated.asides()).containsExactly(new Aside(Standing.HEDGED, INCREASES, 1, 1));
    }

    @Test
    void doesNotLetWhatIsOnlySuggestedContestWhatAStudyFound() {
        CuratedClaim curated = onPain(
                Evidence.from("a"),
                Evidence.from("b").that("drug", INCREASES, "pain").hedged());

        assertThat(curated.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(curated.asides()).containsExactly(new Aside(Standing.HEDGED, INCREASES, 1, 1));
    }

    @Test
    void showsHowTheBalanceMovedOverTheYears() {
        CuratedClaim curated = onPain(
                Evidence.from("a").published("2011-03"),
                Evidence.from("b").published("2011"),
                Evidence.from("c").that("drug", INCREASES, "pain").published("2019-01-01"),
                Evidence.from("d").published(""));

        assertThat(curated.balance())
                .containsExactly(
                        new YearBalance("", DirectionCounts.of(DECREASES, 1)),
                        new YearBalance("2011", DirectionCounts.of(DECREASES, 2)),
                        new YearBalance("2019", DirectionCounts.of(INCREASES, 1)));
        assertThat(curated.beliefs()).extracting(Belief::since).containsExactly("2019-01-01", "2011");
    }

    @Test
    void sumsUpTheEarliestOfTooManyYears() {
        List<Evidence> evidence = new ArrayList<>();
        for (int year = 1950; year < 2000; year++) {
            evidence.add(Evidence.from("a" + year).published(Integer.toString(year)));
        }

        List<YearBalance> balance = onPain(evidence.toArray(Evidence[]::new)).balance();

        assertThat(balance).hasSize(Reconciler.MOST_YEARS);
        assertThat(balance.get(0)).isEqualTo(new YearBalance("until 1960", DirectionCounts.of(DECREASES, 11)));
        assertThat(balance.get(1)).isEqualTo(new YearBalance("1961", DirectionCounts.of(DECREASES, 1)));
    }

    @Test
    void onlySuggestsWhatIsOnlyHedged() {
        CuratedClaim curated = onPain(Evidence.from("a").hedged());

        assertThat(curated.verdict()).isEqualTo(Verdict.SUGGESTED);
        assertThat(curated.statement()).isEqualTo("drug is suggested to decrease pain");
        assertThat(curated.beliefs())
                .extracting(Belief::direction, Belief::studies, Belief::claims, Belief::belief)
                .containsExactly(tuple(DECREASES, 1, 1, 0.0));
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
