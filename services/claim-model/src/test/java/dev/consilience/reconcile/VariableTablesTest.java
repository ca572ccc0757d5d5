package dev.consilience.reconcile;

import static dev.consilience.claim.Direction.DECREASES;
import static dev.consilience.claim.Direction.INCREASES;
import static dev.consilience.claim.Direction.NO_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.article.SourceKind;
import dev.consilience.claim.Dimension;
import dev.consilience.claim.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VariableTablesTest {

    private static VariableTable table(String variable, Evidence... evidence) {
        return tables(evidence).stream()
                .filter(table -> table.variable().name().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private static List<VariableTable> tables(Evidence... evidence) {
        return VariableTables.count(Evidence.findings(
                Arrays.stream(evidence).map(each -> each.on("pain")).toList()));
    }

    private static Evidence rat(String article, Direction direction) {
        return Evidence.from(article).that("drug", direction, "pain").in(Dimension.SPECIES, "rat");
    }

    private static Evidence mouse(String article, Direction direction) {
        return Evidence.from(article).that("drug", direction, "pain").in(Dimension.SPECIES, "mouse");
    }

    private static DirectionCounts decreases(int count) {
        return DirectionCounts.of(DECREASES, count);
    }

    @Test
    void countsAStudyOnceForEachDirectionHoweverManyClaimsItMakes() {
        VariableTable table =
                table("species", rat("a", DECREASES), rat("a", DECREASES).inSentence(1));

        assertThat(table.rows())
                .containsExactly(
                        new VariableTable.Row("rat", new VariableTable.Cell(decreases(1), decreases(2), decreases(1))));
    }

    @Test
    void leavesAStudyOfTwoValuesOrTwoDirectionsOutOfThoseThatCanBeDealt() {
        VariableTable values = table("species", rat("a", DECREASES), mouse("a", DECREASES));
        VariableTable directions = table("species", rat("a", DECREASES), rat("a", NO_EFFECT));

        assertThat(values.rows()).allMatch(row -> row.cell().alone().total() == 0);
        assertThat(directions.rows()).allMatch(row -> row.cell().alone().total() == 0);
    }

    @Test
    void countsAStudyAsWithoutForADirectionInWhichItNamesNoValue() {
        VariableTable table = table(
                "species",
                rat("a", DECREASES),
                Evidence.from("a"),
                Evidence.from("a").that("drug", INCREASES, "pain"));

        assertThat(table.without()).isEqualTo(DirectionCounts.of(INCREASES, 1));
        assertThat(table.rows().get(0).cell().alone()).isEqualTo(decreases(1));
    }

    @Test
    void hearsAContrastInOneSentenceOnly() {
        Evidence rat = rat("a", DECREASES);
        Evidence mouse = mouse("a", NO_EFFECT);

        assertThat(table("species", rat, mouse).contrasts()).isEqualTo(1);
        assertThat(table("species", rat, mouse.inSentence(1)).contrasts()).isZero();
        assertThat(table("species", rat, mouse.inSentence(1)).contrastsApart()).isEqualTo(1);
    }

    @Test
    void hearsAContrastInOneArticleOnly() {
        Evidence rat = rat("a", DECREASES).reporting("study", SourceKind.PRIMARY);
        Evidence mouse = mouse("b", NO_EFFECT).reporting("study", SourceKind.PRIMARY);

        assertThat(table("species", rat, mouse).contrasts()).isZero();
        assertThat(table("species", rat, mouse).contrastsApart()).isZero();
    }

    @Test
    void hearsNoContrastWhereSomethingElseDiffersToo() {
        Evidence rat = rat("a", DECREASES).in(Dimension.SEX, "female");
        Evidence mouse = mouse("a", NO_EFFECT).in(Dimension.SEX, "male");

        assertThat(table("species", rat, mouse).contrasts()).isZero();
        assertThat(table("species", rat, mouse("another", NO_EFFECT)).contrasts())
                .isZero();
    }

    @Test
    void letsTheOutcomeDifferWithTheStimulusThatItIsMeasuredBy() {
        Evidence cold = Evidence.from("a").that("drug", DECREASES, "cold pain").in(Dimension.STIMULUS, "cold");
        Evidence heat = Evidence.from("a").that("drug", NO_EFFECT, "heat pain").in(Dimension.STIMULUS, "heat");

        assertThat(table("stimulus", cold, heat).contrasts()).isEqualTo(1);
        assertThat(table("outcome", cold, heat).contrasts()).isEqualTo(1);
    }

    @Test
    void countsAContrastOncePerStudyAndConcordsOfStudiesThatStateNone() {
        VariableTable table = table(
                "species",
                rat("contrast", DECREASES),
                mouse("contrast", NO_EFFECT),
                mouse("contrast", INCREASES),
                mouse("contrast", DECREASES).inSentence(1),
                rat("concord", DECREASES),
                mouse("concord", DECREASES).inSentence(7));

        assertThat(table.contrasts()).isEqualTo(1);
        assertThat(table.concords()).isEqualTo(1);
    }

    @Test
    void keepsTheValuesOfMostStudiesAndLumpsTheRest() {
        List<Evidence> evidence = new ArrayList<>();
        for (int value = 0; value < 15; value++) {
            evidence.add(Evidence.from("study" + value).in(Dimension.STRAIN, "strain " + (char) ('a' + value)));
        }
        evidence.add(Evidence.from("another").in(Dimension.STRAIN, "strain o"));

        VariableTable table = table("strain", evidence.toArray(Evidence[]::new));

        assertThat(table.rows()).hasSize(VariableTable.MOST_ROWS);
        assertThat(table.rows()).extracting(VariableTable.Row::value).startsWith("strain o", "strain a", "strain b");
        assertThat(table.rest()).isEqualTo(new VariableTable.Cell(decreases(3), decreases(3), decreases(3)));
    }

    @Test
    void readsDosesAsBands() {
        VariableTable table = table(
                "dose",
                Evidence.from("a").in(Dimension.DOSE, "5 mg/kg"),
                Evidence.from("b").in(Dimension.DOSE, "4000 µg/kg"));

        assertThat(table.rows()).extracting(VariableTable.Row::value).containsExactly("3 to 10 mg/kg");
    }

    @Test
    void countsTheSidesByStudy() {
        List<Placement> placements = List.of(
                rat("a", DECREASES).on("pain"),
                rat("a", DECREASES).inSentence(1).on("pain"),
                rat("a", NO_EFFECT).on("pain"),
                rat("b", DECREASES).on("pain"));

        assertThat(VariableTables.sides(Evidence.findings(placements))).isEqualTo(new DirectionCounts(0, 2, 1, 0));
    }

    @Test
    void coversEachVoteOnceWhateverTheEvidence() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Placement> placements = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                Evidence evidence = Evidence.from("article" + random.nextInt(10))
                        .that("drug", List.of(Direction.values()).get(random.nextInt(4)), "pain")
                        .inSentence(random.nextInt(3));
                if (random.nextBoolean()) {
                    evidence = evidence.in(Dimension.STRAIN, "strain" + random.nextInt(16));
                }
                placements.add(evidence.on("pain"));
            }
            List<VariableTable> tables = VariableTables.count(Evidence.findings(placements));
            for (VariableTable table : tables) {
                assertWhole(table, placements, seed);
            }
            Collections.shuffle(placements, random);
            assertThat(VariableTables.count(Evidence.findings(placements)))
                    .as("seed %d", seed)
                    .isEqualTo(tables);
        }
    }

    /** By direction, the studies of a value and those without one are at least all studies, and claims are never lost. */
    private static void assertWhole(VariableTable table, List<Placement> placements, long seed) {
        VariableTable.Cell all = table.rest();
        for (VariableTable.Row row : table.rows()) {
            all = all.plus(row.cell());
        }
        long recorded = placements.stream()
                .filter(placement -> table.variable().value(placement).isPresent())
                .count();
        DirectionCounts sides = VariableTables.sides(Evidence.findings(placements));
        assertThat(all.claims().total()).as("seed %d, %s", seed, table).isEqualTo((int) recorded);
        for (Direction direction : Direction.values()) {
            assertThat(all.studies().of(direction) + table.without().of(direction))
                    .as("seed %d, %s, %s", seed, direction, table)
                    .isGreaterThanOrEqualTo(sides.of(direction));
            assertThat(all.alone().of(direction) + table.without().of(direction))
                    .as("seed %d, %s, %s", seed, direction, table)
                    .isLessThanOrEqualTo(sides.of(direction));
        }
    }
}
