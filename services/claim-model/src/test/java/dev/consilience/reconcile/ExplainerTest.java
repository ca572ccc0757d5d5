package dev.consilience.reconcile;

import static dev.consilience.claim.Direction.AFFECTS;
import static dev.consilience.claim.Direction.DECREASES;
import static dev.consilience.claim.Direction.INCREASES;
import static dev.consilience.claim.Direction.NO_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private final List<Placement> placements = new ArrayList<>();

    private void add(Evidence evidence) {
        placements.add(evidence.on("pain"));
    }

    /** So many studies, each with one claim. */
    private void add(int studies, Direction direction, Dimension dimension, String value) {
        for (int i = 0; i < studies; i++) {
            add(Evidence.from(value + direction + i)
                    .that("drug", direction, "pain")
                    .in(dimension, value));
        }
    }

    private List<Stratification> explain() {
        return Evidence.explain(placements);
    }

    private Stratification of(String variable) {
        return explain().stream()
                .filter(stratification -> stratification.variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    /** A paper that says in one sentence what two values do. */
    private void compares(
            String paper, Dimension dimension, String one, Direction found, String other, Direction otherFound) {
        add(Evidence.from(paper).that("drug", found, "pain").in(dimension, one));
        add(Evidence.from(paper).that("drug", otherFound, "pain").in(dimension, other));
    }

    @Test
    void takesTheWordOfOnePaperThatStatesAContrast() {
        compares("a", Dimension.SEX, "male", DECREASES, "female", NO_EFFECT);

        assertThat(explain().get(0).variable()).isEqualTo("sex");
        assertThat(explain().get(0).ground()).isEqualTo(ExplanationGround.STATED);
        assertThat(explain().get(0).contrasts()).isEqualTo(1);
        assertThat(explain().get(0).tested()).isZero();
        assertThat(explain().get(0).chance()).isEqualTo(1);
    }

    @Test
    void takesTheWordOfAPaperInSeveralSentencesWhereNoStudyIsAgainstAnother() {
        add(Evidence.from("a").that("drug", DECREASES, "pain").in(Dimension.SEX, "male"));
        add(Evidence.from("a")
                .that("drug", NO_EFFECT, "pain")
                .in(Dimension.SEX, "female")
                .inSentence(1));

        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.STATED);
        assertThat(of("sex").contrasts()).isEqualTo(1);

        add(Evidence.from("b").that("drug", NO_EFFECT, "pain"));

        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.STATED);

        add(Evidence.from("c").that("drug", INCREASES, "pain"));

        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.NONE);
        assertThat(of("sex").contrasts()).isZero();
    }

    @Test
    void takesNotTheWordOfOnePaperAgainstAnotherThatFindsNoDifference() {
        compares("a", Dimension.SEX, "male", DECREASES, "female", NO_EFFECT);
        compares("b", Dimension.SEX, "male", DECREASES, "female", DECREASES);

        // one contrast in two comparisons: that one of two was misread has a probability of 0.0975
        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.NONE);
        assertThat(of("sex").contrasts()).isEqualTo(1);
        assertThat(of("sex").concords()).isEqualTo(1);
    }

    @Test
    void takesTheWordOfTwoPapersAgainstOne() {
        compares("a", Dimension.SEX, "male", DECREASES, "female", NO_EFFECT);
        compares("b", Dimension.SEX, "male", DECREASES, "female", NO_EFFECT);
        compares("c", Dimension.SEX, "male", DECREASES, "female", DECREASES);

        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.STATED);
    }

    @Test
    void hearsNoContrastThatMostStudiesContradict() {
        compares("a", Dimension.SEX, "male", DECREASES, "female", NO_EFFECT);
        add(4, DECREASES, Dimension.SEX, "female");

        assertThat(of("sex").ground()).isEqualTo(ExplanationGround.NONE);
    }

    @Test
    void asksMoreOfChanceWhereMoreVariablesAreLookedAt() {
        for (int i = 0; i < 6; i++) {
            add(Evidence.from("rat" + i).in(Dimension.SPECIES, "rat").in(Dimension.SEX, sex(i)));
            add(Evidence.from("mouse" + i)
                    .that("drug", INCREASES, "pain")
                    .in(Dimension.SPECIES, "mouse")
                    .in(Dimension.SEX, sex(i)));
        }
        assertThat(of("species").ground()).isEqualTo(ExplanationGround.BEYOND_CHANCE);
        assertThat(of("species").chance()).isLessThan(0.05 / 2);

        placements.clear();
        add(4, DECREASES, Dimension.SPECIES, "rat");
        add(4, INCREASES, Dimension.SPECIES, "mouse");
        // 2 of choose(8, 4) = 70: below 0.05 alone, and alone it is
        assertThat(of("species").ground()).isEqualTo(ExplanationGround.BEYOND_CHANCE);

        List<Placement> also = new ArrayList<>(placements);
        placements.clear();
        for (int i = 0; i < also.size(); i++) {
            Evidence evidence = Evidence.from("study" + i).in(Dimension.SEX, sex(i));
            if (i < 4) {
                add(evidence.in(Dimension.SPECIES, "rat"));
            } else {
                add(evidence.that("drug", INCREASES, "pain").in(Dimension.SPECIES, "mouse"));
            }
        }
        // the sex could have divided them as purely: 2/70 is no longer below 0.05 / 2
        assertThat(of("species").ground()).isEqualTo(ExplanationGround.NONE);
    }

    private static String sex(int number) {
        if (number % 2 == 0) {
            return "male";
        }
        return "female";
    }

    @Test
    void countsNoVariableAsLookedAtThatCouldNotHaveBeenNamed() {
        for (int i = 0; i < 4; i++) {
            add(Evidence.from("rat" + i).in(Dimension.SPECIES, "rat").in(Dimension.STRAIN, "strain" + i));
            add(Evidence.from("mouse" + i)
                    .that("drug", INCREASES, "pain")
                    .in(Dimension.SPECIES, "mouse")
                    .in(Dimension.STRAIN, "another" + i));
        }

        // each strain has one study: however they were dealt, they would agree
        assertThat(of("strain").chance()).isEqualTo(1);
        assertThat(of("species").ground()).isEqualTo(ExplanationGround.BEYOND_CHANCE);
    }

    @Test
    void prefersFewerValuesThatSayAsMuch() {
        for (int i = 0; i < 12; i++) {
            add(Evidence.from("rat" + i).in(Dimension.SPECIES, "rat").in(Dimension.STRAIN, "rat strain " + i % 3));
            add(Evidence.from("mouse" + i)
                    .that("drug", INCREASES, "pain")
                    .in(Dimension.SPECIES, "mouse")
                    .in(Dimension.STRAIN, "mouse strain " + i % 3));
        }

        assertThat(explain())
                .filteredOn(Stratification::separates)
                .extracting(Stratification::variable)
                .containsExactly("species", "strain");
    }

    @Test
    void countsAnEffectWithoutAWayWithTheWayThatMostFound() {
        add(6, DECREASES, Dimension.SPECIES, "rat");
        add(2, AFFECTS, Dimension.SPECIES, "rat");
        add(6, NO_EFFECT, Dimension.SPECIES, "mouse");

        assertThat(of("species").ground()).isEqualTo(ExplanationGround.BEYOND_CHANCE);
        assertThat(of("species").testedAgreeing()).isEqualTo(14);
        assertThat(of("species").strata().get(0).tallies())
                .extracting(Tally::direction)
                .containsExactly(DECREASES, AFFECTS);
    }

    @Test
    void dealsTheManyRareValuesAsOneRow() {
        add(6, DECREASES, Dimension.STRAIN, "common");
        for (int value = 0; value < 20; value++) {
            add(1, INCREASES, Dimension.STRAIN, "strain-" + (char) ('a' + value));
        }

        assertThat(of("strain").strata()).hasSize(VariableTable.MOST_ROWS);
        assertThat(of("strain").tested()).isEqualTo(26);
        assertThat(of("strain").covered()).isEqualTo(26);
    }

    @Test
    void offersAtMostFiveTheNamedOnesFirst() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            placements.clear();
            for (int i = 0; i < 3 + random.nextInt(40); i++) {
                Direction direction = List.of(Direction.values()).get(random.nextInt(4));
                Evidence evidence = Evidence.from("study" + random.nextInt(20)).that("drug", direction, "pain");
                for (Dimension dimension : Dimension.values()) {
                    if (random.nextInt(3) > 0) {
                        evidence = evidence.in(dimension, "value" + random.nextInt(1 + random.nextInt(6)));
                    }
                }
                add(evidence.inSentence(random.nextInt(2)));
            }
            List<Stratification> found = explain();
            Collections.shuffle(placements, random);

            assertThat(explain()).as("seed %d", seed).isEqualTo(found);
            assertThat(found).as("seed %d", seed).hasSizeLessThanOrEqualTo(5);
            assertThat(found.stream().map(Stratification::separates).toList())
                    .as("seed %d", seed)
                    .isSortedAccordingTo(Collections.reverseOrder());
        }
    }

    @Test
    void dependsOnTheTablesOnlyAndNotOnTheirOrder() {
        for (long seed = 0; seed < 20; seed++) {
            List<Finding> planted =
                    Evidence.findings(new PlantedLiterature(PlantedLiterature.Cause.CORRELATED, 40, seed).placements());
            List<VariableTable> tables = new ArrayList<>(VariableTables.count(planted));
            DirectionCounts sides = VariableTables.sides(planted);
            List<Stratification> expected = Explainer.explain(tables, sides, VariableTables.studies(planted));
            Collections.shuffle(tables, new Random(seed));

            assertThat(Explainer.explain(tables, sides, VariableTables.studies(planted)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void explainsNothingWithoutEvidence() {
        assertThat(Explainer.explain(List.of(), DirectionCounts.NONE, 0)).isEmpty();
    }
}
