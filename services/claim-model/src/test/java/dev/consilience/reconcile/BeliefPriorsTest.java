package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilience.article.SourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeliefPriorsTest {

    private static final BeliefPriors INDRA = BeliefPriors.indraReading();
    private static final EvidenceClass PRIMARY_ACTIVE = new EvidenceClass(SourceKind.PRIMARY, "active");
    private static final EvidenceClass PRIMARY_LEARNED = new EvidenceClass(SourceKind.PRIMARY, "learned");
    private static final EvidenceClass TRIAL_ACTIVE = new EvidenceClass(SourceKind.TRIAL, "active");

    @Test
    void oneStudyGivesWhatIndraGivesAndTwoGiveMore() {
        assertThat(INDRA.belief(Map.of(PRIMARY_ACTIVE, 2))).isCloseTo(1 - (0.05 + 0.3), within(1e-12));
        assertThat(INDRA.belief(Map.of(PRIMARY_ACTIVE, 4))).isCloseTo(1 - (0.05 + 0.3 * 0.3), within(1e-12));
    }

    @Test
    void halfAStudyCountsByTheRootOfItsError() {
        assertThat(INDRA.wrong(Map.of(PRIMARY_ACTIVE, 1))).isCloseTo(0.05 + Math.sqrt(0.3), within(1e-12));
    }

    @Test
    void nothingIsBelievedOfNothing() {
        assertThat(INDRA.wrong(Map.of())).isEqualTo(1);
        assertThat(INDRA.belief(Map.of(PRIMARY_ACTIVE, 0))).isZero();
        assertThat(INDRA.wrong(Map.of(PRIMARY_ACTIVE, 0))).isEqualTo(1);
    }

    @Test
    void refusesFewerThanNoStudies() {
        assertThatThrownBy(() -> INDRA.wrong(Map.of(PRIMARY_ACTIVE, -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void kindsMayAllBeWrongTogetherButRulesWithinAKindMayNot() {
        BeliefPriors priors = INDRA.learned(Map.of("rule:learned", new Reliability(10, 10)));
        double learned = (10 + 10 * 0.3) / 30;

        assertThat(priors.wrong(Map.of(PRIMARY_ACTIVE, 2, PRIMARY_LEARNED, 4, TRIAL_ACTIVE, 2)))
                .isCloseTo((0.05 + 0.3 * 0.43 * 0.43) * (0.05 + 0.3), within(1e-12));
        assertThat(learned).isCloseTo(0.43, within(0.005));
    }

    @Test
    void wholeStudiesByKindGiveTheSame() {
        Map<SourceKind, Integer> studies = Map.of(SourceKind.PRIMARY, 3, SourceKind.TRIAL, 1);

        assertThat(INDRA.belief(studies)).isEqualTo(INDRA.belief(Map.of(PRIMARY_ACTIVE, 6, TRIAL_ACTIVE, 2)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # accepted, rejected, learned: (rejected + 10 * 0.3) / (accepted + rejected + 10), to two decimals
            20,        0,         0.1
            0,         20,        0.77
            15,        5,         0.27
            95,        5,         0.07
            700,       300,       0.3
            # kept from nothing
            100000,    0,         0.01
            # kept from what adds up to 1 with the systematic error of 0.05
            0,         100000,    0.94
            """)
    void learnsTheMeanOfTheBetaDistribution(int accepted, int rejected, double learned) {
        BeliefPriors priors = INDRA.learned(Map.of("rule:active", new Reliability(accepted, rejected)));

        assertThat(priors.rand(PRIMARY_ACTIVE)).isEqualTo(learned);
        assertThat(priors.rand(PRIMARY_LEARNED)).isEqualTo(0.3);
        assertThat(priors.name()).isEqualTo("indra-reading+judged(rule:active=" + learned + ")");
    }

    @Test
    void learnsNothingFromLessThanTheMinimum() {
        BeliefPriors priors = INDRA.learned(Map.of(
                "rule:active", new Reliability(0, BeliefPriors.MINIMUM - 1), "source:NEWS", new Reliability(19, 0)));

        assertThat(priors).isEqualTo(INDRA);
        assertThat(priors.name()).isEqualTo("indra-reading");
    }

    @Test
    void theLargerOfWhatIsLearnedOfKindAndRuleCounts() {
        BeliefPriors priors = INDRA.learned(Map.of(
                "rule:active", new Reliability(20, 0),
                "source:PRIMARY", new Reliability(10, 10),
                "rule:learned", new Reliability(0, 20)));

        assertThat(priors.rand(PRIMARY_ACTIVE)).isEqualTo(0.43);
        assertThat(priors.rand(PRIMARY_LEARNED)).isEqualTo(0.77);
        assertThat(priors.rand(TRIAL_ACTIVE)).isEqualTo(0.1);
        assertThat(priors.rand(new EvidenceClass(SourceKind.TRIAL, "passive"))).isEqualTo(0.3);
    }

    @Test
    void aKindWithItsOwnFigureLearnsFromThat() {
        BeliefPriors priors = new BeliefPriors(
                "own",
                new BeliefPriors.Pair(0.3, 0.05),
                Map.of(SourceKind.NEWS, new BeliefPriors.Pair(0.5, 0.2)),
                Collections.emptySortedMap());

        BeliefPriors learned =
                priors.learned(Map.of("source:NEWS", new Reliability(20, 10), "rule:active", new Reliability(0, 5000)));

        // (10 + 10 * 0.5) / 40, and for the rule what goes with the largest systematic error
        assertThat(learned.name()).isEqualTo("own+judged(rule:active=0.79,source:NEWS=0.38)");
        assertThat(priors.rand(new EvidenceClass(SourceKind.NEWS, ""))).isEqualTo(0.5);
    }

    @Test
    void beliefStaysBetweenNothingAndOneWhateverIsLearned() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            BeliefPriors priors = INDRA.learned(Map.of(
                    "rule:active", new Reliability(random.nextInt(100), random.nextInt(2000)),
                    "source:TRIAL", new Reliability(random.nextInt(2000), random.nextInt(100))));
            Map<EvidenceClass, Integer> halves = new LinkedHashMap<>();
            for (EvidenceClass each : List.of(PRIMARY_ACTIVE, PRIMARY_LEARNED, TRIAL_ACTIVE)) {
                halves.put(each, random.nextInt(4));
            }

            assertThat(priors.belief(halves)).as("seed %d", seed).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theOrderOfTheMapDoesNotMatterToTheLastBit() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<String, Reliability> table = new TreeMap<>();
            List<EvidenceClass> classes = new ArrayList<>();
            for (SourceKind kind : SourceKind.values()) {
                for (String rule : List.of("active", "passive", "learned")) {
                    classes.add(new EvidenceClass(kind, rule));
                    table.put("rule:" + rule, new Reliability(random.nextInt(40), random.nextInt(40)));
                }
                table.put("source:" + kind, new Reliability(random.nextInt(40), random.nextInt(40)));
            }
            Map<EvidenceClass, Integer> one = new LinkedHashMap<>();
            classes.forEach(each -> one.put(each, random.nextInt(5)));
            Collections.shuffle(classes, random);
            Map<EvidenceClass, Integer> other = new LinkedHashMap<>();
            classes.forEach(each -> other.put(each, one.get(each)));
            BeliefPriors priors = INDRA.learned(table);

            assertThat(priors.wrong(one)).as("seed %d", seed).isEqualTo(priors.wrong(other));
        }
    }

    @Test
    void equalTablesGiveEqualNamesWhateverWasLearnedBefore() {
        Map<String, Reliability> table = new LinkedHashMap<>();
        table.put("source:NEWS", new Reliability(12, 10));
        table.put("rule:active", new Reliability(95, 5));
        BeliefPriors priors = INDRA.learned(table);

        assertThat(priors.name()).isEqualTo("indra-reading+judged(rule:active=0.07,source:NEWS=0.41)");
        assertThat(INDRA.learned(Map.of("rule:learned", new Reliability(0, 50))).learned(new TreeMap<>(table)))
                .isEqualTo(priors);
        assertThat(priors.learned(Map.of())).isEqualTo(INDRA);
    }

    @Test
    void passesOverSubjectsThatItDoesNotKnow() {
        assertThat(INDRA.learned(Map.of("journal:X", new Reliability(0, 50), "source:DREAM", new Reliability(0, 50))))
                .isEqualTo(INDRA);
    }

    @Test
    void aJudgedClaimTeachesOfItsRuleAndOfItsSource() {
        assertThat(BeliefPriors.subjectsOf(
                        Evidence.from("a").reporting("s", SourceKind.NEWS).claim()))
                .containsExactly("rule:test", "source:NEWS");
    }

    @Test
    void refusesErrorsThatAreNone() {
        assertThatThrownBy(() -> new BeliefPriors.Pair(0.9, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rand=0.9, syst=0.1");
        assertThatThrownBy(() -> new BeliefPriors(
                        "own", new BeliefPriors.Pair(0.3, 0.05), Map.of(), new TreeMap<>(Map.of("rule:active", 0.95))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule:active");
        assertThatThrownBy(() -> new Reliability(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
