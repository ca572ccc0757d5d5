package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.reconcile.PlantedLiterature.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A part of what {@link PlantedTruth} measures, held to what is promised. */
class PlantedTruthTest {

    private static final List<Integer> SIZES = List.of(4, 16, 32, 100);
    private static final int EACH = 100;
    private static final double FALSELY_AT_MOST = 0.05;

    @ParameterizedTest
    @EnumSource
    void namesAVariableThatMakesNoDifferenceInFewerThanOneOfTwenty(Cause cause) {
        int literatures = 0;
        int wrong = 0;
        for (int studies : SIZES) {
            PlantedTruth.Cell cell = PlantedTruth.measure(cause, studies, EACH);
            literatures += cell.literatures();
            wrong += cell.wrong();
        }

        assertThat((double) wrong / literatures)
                .as("%d of %d", wrong, literatures)
                .isLessThan(FALSELY_AT_MOST);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # cause, studies, named first at least
            TWO_VALUES,   64, 0.9
            FIVE_VALUES,  64, 0.8
            CORRELATED,   64, 0.85
            TWO_VALUES,  128, 0.97
            FIVE_VALUES, 128, 0.95
            CORRELATED,  128, 0.95
            """)
    void namesThePlantedVariableFirstWhereStudiesAreMany(Cause cause, int studies, double least) {
        assertThat(PlantedTruth.measure(cause, studies, EACH).rightly()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void makesTheSameLiteratureOfTheSameSeed() {
        List<Placement> one = new PlantedLiterature(Cause.CORRELATED, 20, 7).placements();

        assertThat(new PlantedLiterature(Cause.CORRELATED, 20, 7).placements()).isEqualTo(one);
        assertThat(new PlantedLiterature(Cause.CORRELATED, 20, 8).placements()).isNotEqualTo(one);
    }

    @Test
    void plantsWhatItSaysItPlants() {
        for (long seed = 0; seed < 50; seed++) {
            PlantedLiterature literature = new PlantedLiterature(Cause.TWO_VALUES, 200, seed);
            VariableTable table = VariableTables.count(Evidence.findings(literature.placements())).stream()
                    .filter(each -> each.variable().name().equals(literature.planted()))
                    .findFirst()
                    .orElseThrow();

            assertThat(table.rows())
                    .as("seed %d", seed)
                    .extracting(row -> row.cell().claims().leading())
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }
}
